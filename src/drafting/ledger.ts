/** What a ledger of applications adds to （二）依申请公开: how they came, whether they were answered in time, how long it took. */
import { channels } from '../form/channel';
import { ledgerFacts, type LedgerFactId } from '../form/ledger-fact';
import { share, type Linked, type Source } from './source';
import { sentence } from './sentence';

function known(source: Source, id: LedgerFactId): Linked | undefined {
  const value = source.report.ledger?.[id];
  const label = ledgerFacts.find((fact) => fact.id === id)?.label;
  return value === undefined || label === undefined ? undefined : { value, text: `〔${label}〕` };
}

/** One sentence on how the applications came; nothing unless the ledger has a way for each of them. */
export function ways(source: Source, received: Linked): string {
  const all = channels.map(({ id, name }) => ({ name, amount: known(source, `channel.${id}`) }));
  const some = all.flatMap(({ name, amount }) => (amount && amount.value > 0 ? [{ name, amount }] : []));
  if (some.reduce((sum, { amount }) => sum + amount.value, 0) !== received.value) return '';
  const [first] = some;
  if (!first) return '';
  if (some.length === 1) return sentence(`提交方式${received.value === 1 ? '为' : '均为'}${first.name}`);
  return sentence(`按提交方式分，${some.map(({ name, amount }) => `${name}${amount.text}件`).join('、')}`);
}

/** One sentence on time; `done` is what table 3 has as closed, of which the ledger may have no more. */
export function timeliness(source: Source, done: Linked): string {
  const answered = known(source, 'answered');
  const inTime = known(source, 'inTime');
  const days = known(source, 'averageDays');
  if (!answered || !inTime || !days || answered.value === 0 || answered.value > done.value) return '';
  const extended = known(source, 'extended');
  const all = inTime.value === answered.value;
  return sentence(
    all ? '作出答复的申请全部按期答复' : `按期答复率为${share(inTime, answered)}`,
    extended && extended.value > 0 ? `其中延期答复${extended.text}件` : '',
    `平均办理时间为${days.text}个工作日`,
  );
}
