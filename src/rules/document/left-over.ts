/** What a finished text no longer has: lost numbers (为件), placeholders (XX, ___), open questions, unresolved 〔fields〕. */
import { proseOf, quoteAround } from './prose';
import { defineRule, type Said } from '../rule';

const pieces = '(?:件|条|宗|份|起|人次|次|篇|项|个|期|场|人|万元|元)';
const lead = '(?:共计|合计|总计|累计|分别为|收到|新收|收取|共有|共|为|计|达)';
const stop = '(?=[，。；、,;）)\\s]|$)';

interface Gap {
  readonly pattern: RegExp;
  readonly what: '少了数字' | '日期没有填' | '有没有填写的占位符';
  /** Without such a character in the text there is none, and no need to look closer. */
  readonly sign?: RegExp;
}

const space = /[ \u3000\t]/u;
const sign = /[XxＸｘ×✕╳_＿□◻☐*＊〇○◯]/u;

const gaps: readonly Gap[] = [
  // 为次 and 为人 are words, 共个 is not.
  { pattern: new RegExp(`${lead}(?<!为)${pieces}${stop}`, 'u'), what: '少了数字' },
  {
    pattern: new RegExp(`(?<![以作成])为(?:件|条|宗|份|篇|项|个|人次|万元|元)${stop}`, 'u'),
    what: '少了数字',
  },
  {
    pattern: new RegExp(`${lead}[ \\u3000\\t]+(?:余|多)?${pieces}`, 'u'),
    what: '少了数字',
    sign: space,
  },
  {
    pattern: new RegExp(`[\\u4e00-\\u9fa5][ \\u3000\\t]{2,}(?:余|多)?${pieces}${stop}`, 'u'),
    what: '少了数字',
    sign: space,
  },
  {
    pattern: /(?:占比?|增长|下降|达到?|提高|减少|增加|为)[ \u3000]*[%％]/u,
    what: '少了数字',
    sign: /[%％]/u,
  },
  {
    pattern: /(?<![\d一二三四五六七八九〇零○])[ \u3000]*年[ \u3000]+月[ \u3000]*日/u,
    what: '日期没有填',
    sign: space,
  },
  // Web addresses hold xx (xxgk); Latin letters and digits around it tell.
  {
    pattern: /(?<![A-Za-z0-9./@:_-])(?:[XxＸｘ]{2,}|[×✕╳]{2,})(?![A-Za-z0-9./@_-])/u,
    what: '有没有填写的占位符',
    sign,
  },
  { pattern: /(?<!\d)20[XxＸｘ×]{2}(?=年)/u, what: '有没有填写的占位符', sign },
  {
    pattern: /(?<![A-Za-z0-9./@_-])_{2,}(?![A-Za-z0-9./@_-])|＿+|[□◻☐]+|\*{2,}|＊{2,}/u,
    what: '有没有填写的占位符',
    sign,
  },
  {
    pattern: /(?<![一二三四五六七八九十百千〇○零])[〇○◯]{2,}(?![一二三四五六七八九十年])/u,
    what: '有没有填写的占位符',
    sign,
  },
];

const open = /【\s*待[^】\n]{0,200}】?/gu;

export const missingNumber = defineRule({
  id: 'missing-num',
  comment: 'A number or a name was never filled in: 为件, XX, ××, ___.',
  severity: 'warning',
  basis: '文稿校对：不留空缺',
  only: ['text'],
  check: ({ report }) =>
    proseOf(report).flatMap(({ key, text }) => {
      const written = text.replace(open, (question) => '。'.repeat(question.length));
      return gaps.flatMap(({ pattern, what, sign }): readonly Said[] => {
        const match = sign?.test(written) === false ? null : pattern.exec(written);
        if (!match) return [];
        const quote = quoteAround(text, match.index, match[0].length);
        return [
          {
            cells: [],
            about: [key],
            message: `“${quote}”：${what}。请补上。`,
            actual: match[0].trim(),
            quote,
          },
        ];
      });
    }),
});

export const openQuestion = defineRule({
  id: 'question',
  comment: 'A draft asks 【待补：……？】 where a fact is missing; a question may not be published.',
  severity: 'error',
  basis: '待补的问题不能印进报告',
  only: ['text'],
  check: ({ report }) =>
    proseOf(report).flatMap(({ key, text }): readonly Said[] => {
      const questions = text.match(open) ?? [];
      const [first] = questions;
      if (first === undefined) return [];
      const more = questions.length > 1 ? `等 ${String(questions.length)} 处` : '';
      return [
        {
          cells: [],
          about: [key],
          message: `还有待补的内容：${first}${more}。请在“基础情况”里填写后重新生成，或直接改写。`,
          actual: questions.length,
          unfilled: true,
          quote: first,
        },
      ];
    }),
});

const reasons: Readonly<Record<string, string>> = {
  unknown: '没有这个名称的数',
  blank: '对应的格子还没有填',
  'not-a-number': '对应的格子里不是数字',
  'zero-base': '分母是 0，算不出比例',
  unbalanced: '括号不成对',
};

export const unresolvedField = defineRule({
  id: 'field',
  comment: 'A 〔field〕 that has no number would be printed brackets and all.',
  severity: 'error',
  basis: '文中的〔〕由表格的数代替',
  check: ({ unresolved }) => {
    const seen = new Set<string>();
    return (unresolved ?? []).flatMap(({ part, field, reason }): readonly Said[] => {
      const id = `${part} ${field}`;
      if (seen.has(id)) return [];
      seen.add(id);
      const shown = /[〔〕]/u.test(field) ? field : `〔${field}〕`;
      return [
        {
          cells: [],
          about: [part],
          message: `“${shown}”取不到数：${reasons[reason] ?? reason}。会原样印进报告，请填好表格或改写这一句。`,
          actual: shown,
          quote: shown,
        },
      ];
    });
  },
});
