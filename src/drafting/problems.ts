/** 五、存在的主要问题及改进情况: the clerk's own words, and what the tables say by themselves. */
import { questionFor } from './questions';
import { caseRows, outcomeWith, type Row } from './rows';
import { cell, share, words, type Linked, type Source } from './source';
import { paragraph, question, sentence } from './sentence';

/** A class of outcomes is pointed at from this many requests done and this share of them on. */
const fewestDone = 10;
const notableShare = 0.2;

/** Rows the clerk added to the group, told by their label to be a problem or an improvement. */
function ownWords(source: Source, improvement: boolean): readonly string[] {
  return source.report.facts.own
    .filter(
      (row) => row.group === 'problems' && /改进|整改|措施|打算|下一步/u.test(row.label) === improvement,
    )
    .flatMap((row) => words(row) ?? []);
}

function corrected(source: Source): string {
  const counts = caseRows(source).flatMap(({ name, results }) => {
    const result = results.find((column) => column.ids.includes('corrected'));
    return result?.amount && result.amount.value > 0
      ? [`${name}中，${result.name}${result.amount.text}件`]
      : [];
  });
  return sentence(counts.length === 0 ? '' : `因政府信息公开引起的${counts.join('；')}`);
}

function notable(source: Source): string {
  const done = cell(source, 'requests/outcomeTotal/total');
  if (done === undefined || done.value < fewestDone) return '';
  const told = [outcomeWith(source, 'unavailable.notHeld'), outcomeWith(source, 'notProcessed.petition')]
    .filter((row): row is Row & { readonly amount: Linked } => row?.amount !== undefined)
    .filter(({ amount }) => amount.value <= done.value && amount.value / done.value >= notableShare)
    .map(({ name, amount }) => `${name}${amount.text}件，占${share(amount, done)}`);
  return sentence(told.length === 0 ? '' : `全年办结的申请中，${told.join('；')}`);
}

export function draftProblems(source: Source): string {
  const main = words(source.report.facts.answers['problems.main']);
  return paragraph(
    main === undefined ? question(questionFor('problems.main')) : sentence(main),
    ...ownWords(source, false).map((text) => sentence(text)),
    corrected(source),
    notable(source),
  );
}

/** The clerk's words after a lead-in, unless they bring their own. */
function introduced(text: string, leadIn: string, own: RegExp): string {
  return sentence(own.test(text) ? text : `${leadIn}${text}`);
}

export function draftImprovement(source: Source): string {
  const { answers } = source.report.facts;
  const part = (
    id: 'problems.lastYear' | 'problems.done' | 'problems.next',
    leadIn: string,
    own: RegExp,
  ): string => {
    const text = words(answers[id]);
    if (text !== undefined) return introduced(text, leadIn, own);
    // 无 as an answer says there is nothing to tell; only silence is asked about.
    return answered(source, id) ? '' : question(questionFor(id));
  };
  const told = paragraph(
    part('problems.lastYear', '上年年报所列问题的整改情况：', /^(?:针对)?(?:上年|上一年|去年|20\d\d年)/u),
    part('problems.done', '本年采取的改进措施：', /^(?:本年|今年|全年|一年来|20\d\d年)/u),
    ...ownWords(source, true).map((text) => sentence(text)),
    part('problems.next', '下一步，', /^(?:下一步|下一年|明年|今后|20\d\d年)/u),
  );
  return told === '' ? question(questionFor('problems.next')) : told;
}

function answered(source: Source, id: 'problems.lastYear' | 'problems.done' | 'problems.next'): boolean {
  const answer = source.report.facts.answers[id];
  return answer !== undefined && (answer.note.trim() !== '' || answer.value !== null);
}
