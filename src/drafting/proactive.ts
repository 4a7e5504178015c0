/** （一）主动公开: what was published, through what, on what; and the decisions and fees of table 2. */
import type { CellKey } from '../form/cell';
import { breakdown } from './breakdown';
import { comparison } from './comparison';
import { counted } from './counts';
import { questionFor } from './questions';
import { cell, factBefore, factLabel, fact, hasCell, rowName, type Source } from './source';
import { allOf, paragraph, question, sentence } from './sentence';
import { tableQuestion } from './table-question';

function published(source: Source): string {
  const total = fact(source, 'published.total');
  if (total === undefined) return question(questionFor('published.total'));
  const compared = comparison(total.value, factBefore(source, 'published.total'), '条');
  const subject = `${source.year}，${source.self}`;
  return total.value === 0
    ? sentence(`${subject}没有主动公开政府信息${compared}`)
    : sentence(`${subject}主动公开政府信息${total.text}条`, compared);
}

const decided = [
  'proactive/licenses/decisions',
  'proactive/penalties/decisions',
  'proactive/compulsion/decisions',
] as const satisfies readonly CellKey[];

/** Decisions and fees of table 2 in one sentence. */
function decisions(source: Source): string {
  const all = decided
    .filter((key) => hasCell(source, key))
    .map((key) => ({ name: rowName(source, key), amount: cell(source, key) }));
  const some = all.flatMap(({ name, amount }) =>
    amount && amount.value > 0 ? [`${name}决定${amount.text}件`] : [],
  );
  const none = all.filter(({ amount }) => amount?.value === 0).map(({ name }) => name);
  const blank = all.filter(({ amount }) => amount === undefined).map(({ name }) => name);
  const feeKey = 'proactive/fees/amount';
  const fee = hasCell(source, feeKey)
    ? { name: rowName(source, feeKey), amount: cell(source, feeKey) }
    : undefined;
  const clauses = [
    some.length === 0 ? '' : `作出${some.join('、')}`,
    none.length === 0 ? '' : `没有作出${allOf(none)}决定`,
    fee?.amount === undefined
      ? ''
      : fee.amount.value === 0
        ? `未收取${fee.name}`
        : `收取${fee.name}${fee.amount.text}万元`,
  ].filter((clause) => clause !== '');
  const asked = [
    ...(blank.length === 0 ? [] : [`全年作出${allOf(blank)}决定多少件`]),
    ...(fee !== undefined && fee.amount === undefined ? [`全年${fee.name}多少万元`] : []),
  ];
  return paragraph(
    clauses.length === 0 ? '' : sentence(`本年${clauses.join('，')}`),
    tableQuestion(source, 'proactive', ...asked),
  );
}

export function draftProactive(source: Source): string {
  const whole = fact(source, 'published.total');
  const about = { whole, wholeName: factLabel('published.total'), unit: '条' } as const;
  return paragraph(
    published(source),
    breakdown(source, {
      ...about,
      group: 'published',
      kind: '渠道',
      sole: (label) => `全部通过${label}公开`,
    }),
    breakdown(source, { ...about, group: 'themes', kind: '内容', sole: (label) => `内容均属${label}` }),
    counted(source, {
      opening: '全年',
      counts: [
        { id: 'interpretation.published', verb: '发布' },
        { id: 'interpretation.responses', verb: '', none: '没有社会关切回应事项' },
      ],
      own: { group: 'interpretation', verb: '' },
    }),
    decisions(source),
  );
}
