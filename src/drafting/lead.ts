/** The preamble before section 一, and the one sentence that opens the section. */
import { caseRows } from './rows';
import { cell, fact, type Linked, type Source } from './source';
import { allOf, paragraph, question, sentence } from './sentence';

/** What a report rests on and covers (条例第五十条): basis, period, whom to ask. */
export function draftPreamble(source: Source): string {
  const { unit, year, info } = source.report;
  const missing = [
    ...(unit.trim() === '' ? ['单位全称是什么'] : []),
    ...(year === null ? ['报告的是哪一年的情况'] : []),
  ];
  const y = year === null ? '' : String(year);
  const period = clean(info.period) || (year === null ? '' : `${y}年1月1日至${y}年12月31日`);
  const contact = clean(info.contact);
  const by = unit.trim() === '' ? '' : `由${unit.trim()}`;
  return paragraph(
    sentence(
      `本报告${by}依据《中华人民共和国政府信息公开条例》第五十条、按照${source.edition.basis}规定的格式编制`,
      y === '' ? '' : `反映${y}年政府信息公开工作情况`,
    ),
    question(...missing),
    period === '' ? '' : sentence(`所列数据的统计期限为${period}`),
    contact === '' ? '' : sentence(`对本报告有疑问的，请联系：${contact}`),
  );
}

function clean(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s*\n\s*/gu, '，')
    .replace(/[\s。；;，,]+$/u, '')
    .trim();
}

function arrived(received: Linked, carriedIn: Linked | undefined): string {
  if (received.value > 0) return `新收政府信息公开申请${received.text}件`;
  return `未收到${carriedIn?.value === 0 ? '' : '新的'}政府信息公开申请`;
}

export function draftLead(source: Source): string {
  const total = fact(source, 'published.total');
  const received = cell(source, 'requests/received/total');
  const done = cell(source, 'requests/outcomeTotal/total');
  const cases = caseRows(source);
  const some = cases.flatMap(({ name, amount }) =>
    amount && amount.value > 0 ? [`${name}${amount.text}件`] : [],
  );
  const said = [
    total === undefined || total.value === 0 ? '' : `主动公开政府信息${total.text}条`,
    received === undefined ? '' : arrived(received, cell(source, 'requests/carriedIn/total')),
    done === undefined || done.value === 0 ? '' : `办结${done.text}件`,
    some.length === 0 ? '' : `因政府信息公开引起${some.join('、')}`,
    cases.every(({ amount }) => amount?.value === 0)
      ? `未发生因政府信息公开引起的${allOf(cases.map(({ name }) => name))}`
      : '',
  ].filter((clause) => clause !== '');
  if (said.length === 0) return question('全年政府信息公开工作总的情况怎样');
  return sentence(`${source.year}，${source.self}${said.join('，')}`);
}
