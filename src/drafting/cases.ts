/** 行政复议、行政诉讼 in one sentence, from table 4. */
import { adding, anyBlank, caseRows, counts, piecewise, type CaseRow } from './rows';
import type { Linked, Source } from './source';
import { allOf, paragraph, question, sentence } from './sentence';
import { tableQuestion } from './table-question';

interface Told {
  readonly clause: string;
  readonly asked: string;
}

/** `行政诉讼3件（未经复议直接起诉1件、复议后起诉2件；结果维持3件）` */
function told(row: CaseRow, total: Linked): Told {
  const kinds = row.parts.length === 0 ? [] : adding(row.parts, total);
  const results = adding(row.results, total);
  if (kinds === undefined || results === undefined) {
    const asked = anyBlank([...row.parts, ...row.results])
      ? `${row.name}的各项各有多少件`
      : `${row.name}各项之和与总计不一致，哪个数不对`;
    return { clause: `${row.name}${total.text}件`, asked };
  }
  const inner = [piecewise(kinds), total.value === 1 ? piecewise(results) : counts(results)];
  const words = inner.filter((part) => part !== '');
  return {
    clause: `${row.name}${total.text}件（${words.join(words.some((part) => part.includes('、')) ? '；' : '，')}）`,
    asked: '',
  };
}

export function draftCases(source: Source): string {
  const rows = caseRows(source);
  const blank = rows.filter((row) => row.amount === undefined).map((row) => row.name);
  const none = rows.filter((row) => row.amount?.value === 0).map((row) => row.name);
  const some = rows.flatMap((row) => (row.amount && row.amount.value > 0 ? [told(row, row.amount)] : []));
  const asked = some.map((one) => one.asked).filter((words) => words !== '');
  return paragraph(
    some.length === 0
      ? sentence(none.length === 0 ? '' : `未发生因政府信息公开引起的${allOf(none)}`)
      : sentence(
          `因政府信息公开引起${some.map((one) => one.clause).join('、')}`,
          none.length === 0 ? '' : `未发生${allOf(none)}`,
        ),
    question(...asked),
    blank.length === 0
      ? ''
      : tableQuestion(source, 'cases', `全年因政府信息公开引起的${allOf(blank)}有多少件`),
  );
}
