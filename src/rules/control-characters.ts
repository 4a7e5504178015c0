/**
 * Characters nobody sees: those XML 1.0 forbids (§2.2; a document cannot hold them), those that turn the direction of
 * writing, and those of no width. They come along when text is pasted, and split words and numbers.
 */
import { facts } from '../form/fact';
import { cellsOf, isCellKey } from '../form/index';
import type { Report, Subject } from '../form/report';
import { textName } from '../form/text';
import { foundTables } from './found-tables';
import { proseOf } from './prose';
import type { Finding, Rule } from './rule';

/** Tab and line ends are allowed; U+2028 and U+2029 end lines in some programs and not in others. */
const unseen = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

interface Written {
  readonly subject: Subject;
  /** Where it is, in words. */
  readonly name: string;
  readonly text: string;
}

function wordsOf(report: Report): readonly Written[] {
  const { unit, info, headings, facts: answered } = report;
  const cells = foundTables(report).flatMap((table) =>
    cellsOf(table).flatMap(({ key, name }): readonly Written[] => {
      const entry = report.figures[key];
      return typeof entry === 'string' ? [{ subject: key, name, text: entry }] : [];
    }),
  );
  const answers = facts.flatMap(({ id, label }): readonly Written[] => {
    const { value, note } = answered.answers[id] ?? { value: null, note: '' };
    return [{ subject: id, name: label, text: typeof value === 'string' ? `${value}${note}` : note }];
  });
  const own = answered.own.flatMap(({ group, label, note }): readonly Written[] => {
    const near = facts.find((fact) => fact.group === group);
    return near ? [{ subject: near.id, name: '自己加的行', text: `${label}${note}` }] : [];
  });
  const prose = proseOf(report).map(({ key, text }): Written => ({
    subject: key,
    name: textName(key),
    text,
  }));
  const headed = proseOf(report).flatMap(({ key }): readonly Written[] => {
    const heading = headings[key];
    return heading === undefined ? [] : [{ subject: key, name: `${textName(key)}的标题`, text: heading }];
  });
  return [
    { subject: 'unit', name: '单位名称', text: unit },
    { subject: 'period', name: '统计期限', text: info.period ?? '' },
    { subject: 'contact', name: '联系方式', text: info.contact ?? '' },
    ...answers,
    ...own,
    ...prose,
    ...headed,
    ...cells,
  ];
}

function cellsAt(subject: Subject): Finding['cells'] {
  return isCellKey(subject) ? [subject] : [];
}

export const controlCharacters: Rule = {
  id: 'control-characters',
  comment: 'Characters that cannot be seen, and that a document may not be able to hold.',
  check: ({ report }) =>
    wordsOf(report).flatMap(({ subject, name, text }): readonly Finding[] => {
      if (text.search(unseen) < 0) return [];
      const found = [...text.matchAll(unseen)];
      const [first] = found;
      if (!first) return [];
      const code = `U+${(first[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const more = found.length > 1 ? `等 ${String(found.length)} 个` : '';
      const cells = cellsAt(subject);
      return [
        {
          rule: 'control-characters',
          severity: 'warning',
          cells,
          ...(cells.length > 0 ? {} : { about: [subject] }),
          message: `${name}的第 ${String(first.index + 1)} 个字符处有看不见的字符（${code}）${more}，生成文件时会去掉。请删去后重新输入这几个字。`,
          actual: code,
          basis: 'XML 1.0 §2.2；看不见的字符会把词和数断开',
        },
      ];
    }),
};
