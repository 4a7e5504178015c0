/** （二）依申请公开: received, by whom and how; what became of them, from table 3; and 复议诉讼 from table 4. */
import { anyAnswered, breakdown } from './breakdown';
import { draftCases } from './cases';
import { comparison } from './comparison';
import { timeliness, ways } from './ledger';
import { adding, anyBlank, applicants, counts, outcomeRows, piecewise, type Row } from './rows';
import { cell, cellBefore, share, type Linked, type Source } from './source';
import { paragraph, question, sentence } from './sentence';
import { tableQuestion } from './table-question';

/** Shares are given from this many on; below it, the numbers speak. */
const fewestForShares = 10;

/** All from one kind of applicant is said with the number; several kinds have a sentence of their own. */
function arrivals(source: Source, received: Linked, carriedIn: Linked | undefined): string {
  const compared = comparison(received.value, cellBefore(source, 'requests/received/total'), '件');
  const subject = `${source.self}全年`;
  if (received.value === 0) {
    return carriedIn?.value === 0
      ? sentence(`${subject}未收到政府信息公开申请${compared}`, '也没有上年结转的申请')
      : sentence(`${subject}未收到新的政府信息公开申请${compared}`);
  }
  const some = adding(applicants(source), received);
  const sole = some?.length === 1 ? `申请人${received.value === 1 ? '为' : ''}${piecewise(some)}` : '';
  return paragraph(
    sentence(`${subject}新收政府信息公开申请${received.text}件`, compared, sole),
    some === undefined
      ? tableQuestion(source, 'requests', '新收申请中各类申请人各有多少件')
      : sentence(some.length === 1 ? '' : `申请人中，${counts(some)}`),
  );
}

/** `不予公开4件（第三方合法权益3件、行政执法案卷1件）` */
function outcome(row: Row & { readonly amount: Linked }, number: string): string {
  const parts = row.parts.length === 0 ? [] : (adding(row.parts, row.amount) ?? []);
  return `${row.name}${number}${parts.length === 0 ? '' : `（${piecewise(parts)}）`}`;
}

interface Outcomes {
  /** One outcome for all, as a clause. */
  readonly clause: string;
  /** Several, as a sentence; or the question that has to be answered first. */
  readonly after: string;
}

function outcomes(source: Source, done: Linked): Outcomes {
  if (done.value === 0) return { clause: '', after: '' };
  const rows = outcomeRows(source);
  const some = adding(rows, done);
  const [first, ...others] = some ?? [];
  if (some === undefined || first === undefined) {
    const asked = anyBlank(rows)
      ? '各种办理结果各有多少件'
      : '各种办理结果的件数之和与总计不一致，哪个数不对';
    return { clause: '', after: tableQuestion(source, 'requests', asked) };
  }
  if (others.length === 0) {
    return { clause: `办理结果${done.value === 1 ? '为' : '均为'}${outcome(first, '')}`, after: '' };
  }
  const shares = done.value >= fewestForShares;
  const listed = some.map((row) => {
    const words = outcome(row, `${row.amount.text}件`);
    return shares ? `${words}，占${share(row.amount, done)}` : words;
  });
  return { clause: '', after: sentence(`办理结果为：${listed.join(shares ? '；' : '、')}`) };
}

function handling(source: Source, received: Linked, carriedIn: Linked | undefined): string {
  const done = cell(source, 'requests/outcomeTotal/total');
  const carriedOut = cell(source, 'requests/carriedOut/total');
  if (carriedIn === undefined || done === undefined || carriedOut === undefined) {
    return tableQuestion(source, 'requests', '上年结转、全年办结、结转下年度的申请各有多少件');
  }
  if (received.value + carriedIn.value !== done.value + carriedOut.value) {
    return question('新收与上年结转的件数之和，不等于办结与结转下年度的件数之和，哪个数不对');
  }
  if (carriedIn.value + done.value + carriedOut.value === 0) return '';
  const { clause, after } = outcomes(source, done);
  const handled = sentence(
    carriedIn.value === 0 ? '' : `上年结转${carriedIn.text}件`,
    done.value === 0 ? '年内均未办结' : `全年办结${done.text}件`,
    clause,
    carriedOut.value === 0 ? '没有结转下年度的申请' : `结转下年度继续办理${carriedOut.text}件`,
  );
  return paragraph(handled, after, timeliness(source, done));
}

/** As 基础情况 has it; where it says nothing, as the ledger has it. */
function arrivalWays(source: Source, received: Linked): string {
  const counted = anyAnswered(source, 'channels') ? '' : ways(source, received);
  if (counted !== '') return counted;
  return breakdown(source, {
    group: 'channels',
    whole: received,
    wholeName: '新收申请',
    unit: '件',
    kind: '提交方式',
    sole: (label, whole) => `提交方式${whole === 1 ? '为' : '均为'}${label}`,
  });
}

function requests(source: Source): string {
  const received = cell(source, 'requests/received/total');
  const carriedIn = cell(source, 'requests/carriedIn/total');
  if (received === undefined) return tableQuestion(source, 'requests', '全年新收政府信息公开申请多少件');
  return paragraph(
    arrivals(source, received, carriedIn),
    received.value === 0 ? '' : arrivalWays(source, received),
    handling(source, received, carriedIn),
  );
}

export function draftRequests(source: Source): string {
  return paragraph(requests(source), draftCases(source));
}
