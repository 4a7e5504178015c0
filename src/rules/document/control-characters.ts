/**
 * Characters nobody sees: those XML 1.0 forbids (§2.2; a document cannot hold them), those that turn the direction of
 * writing, and those of no width. They come along when text is pasted, and split words and numbers.
 */
import { unseenCharacters } from '../../form/characters';
import { facts } from '../../form/fact';
import { isCellKey } from '../../form/index';
import type { Report, Subject } from '../../form/report';
import { textKeys, textName } from '../../form/text';
import { foundTables } from '../../form/report-tables';
import { oddCells } from '../tables/odd-cells';
import { proseOf } from './prose';
import { askedOnce } from '../same';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';
import { matches } from '../../reading/matches';

const anyUnseen = new RegExp(unseenCharacters.source, 'u');

interface Written {
  readonly subject: Subject;
  /** Where it is, in words. */
  readonly name: string;
  readonly text: string;
}

function written(subject: Subject, name: string, text: unknown): readonly Written[] {
  return typeof text === 'string' && text !== '' && anyUnseen.test(text) ? [{ subject, name, text }] : [];
}

type Words = Pick<Report, 'unit' | 'info' | 'facts' | 'headings' | 'text'>;

/** Every text beside the tables that has such a character. */
const inWords = askedOnce(({ unit, info, facts: answered, headings, text: texts }: Words) => {
  const found: Written[] = [];
  const look = (...args: Parameters<typeof written>): void => void found.push(...written(...args));
  look('unit', '单位名称', unit);
  look('period', '统计期限', info.period);
  look('contact', '联系方式', info.contact);
  for (const { id, label } of facts) {
    const answer = answered.answers[id];
    look(id, label, answer?.value);
    look(id, `${label}的说明`, answer?.note);
  }
  for (const { group, label, value, note } of answered.own) {
    // A row the clerk added has no name of its own to point at; the group's first question stands near it.
    const near = facts.find((fact) => fact.group === group);
    if (near)
      [label, value, note].forEach((text) => {
        look(near.id, `“${near.label}”同组自己加的行`, text);
      });
  }
  for (const { key, text } of proseOf({ text: texts })) {
    look(key, `${textName(key)}的标题`, headings[key]);
    look(key, textName(key), text);
  }
  return found;
});

/** Every text in the report that has such a character. */
function affected(report: Report): readonly Written[] {
  const { unit, info, facts: answered, headings, text, figures } = report;
  const found = [...inWords({ unit, info, facts: answered, headings, text })];
  for (const table of foundTables(report)) {
    for (const { key, name } of oddCells(table, figures)) {
      if (typeof figures[key] === 'string') found.push(...written(key, name, figures[key]));
    }
  }
  return found;
}

function takeOut({ about }: Said, { report }: Evidence): Remedy | undefined {
  const part = textKeys.find((key) => key === about?.[0]);
  const unseen = part && (report.text[part] ?? '').match(unseenCharacters);
  if (!part || !unseen) return undefined;
  const label = `删去 ${String(unseen.length)} 个看不见的字符`;
  return { kind: 'unseen', label, changes: [{ kind: 'unseen', part }] };
}

export const controlCharacters = defineRule({
  id: 'control-characters',
  comment: 'Characters that cannot be seen, and that a document may not be able to hold.',
  severity: 'warning',
  basis: '看不见的字符会把词和数断开，有的程序因此打不开文件（XML 1.0 §2.2）',
  remedy: takeOut,
  check: ({ report }) =>
    affected(report).map(({ subject, name, text }): Said => {
      const found = matches(text, unseenCharacters);
      const code = `U+${(found[0]?.[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const more = found.length > 1 ? `等 ${String(found.length)} 个` : '';
      return {
        ...(isCellKey(subject) ? { cells: [subject] } : { cells: [], about: [subject] }),
        message: `${name}的第 ${String((found[0]?.index ?? 0) + 1)} 个字符处有看不见的字符（${code}）${more}，生成文件时会去掉。请删去后重新输入这几个字。`,
        actual: code,
      };
    }),
});
