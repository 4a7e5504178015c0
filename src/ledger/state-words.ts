/** What the states of an application are called, on the sheet, in the pane and on the command line. */
import type { State } from './time-limit';

export const stateWords: Readonly<Record<State, string>> = {
  unconfirmed: '待确认',
  running: '办理中',
  dueSoon: '临近到期',
  overdue: '已逾期',
  awaitingCorrection: '待补正',
  correctionLapsed: '补正逾期',
  awaitingOpinion: '征求意见中',
  awaitingFee: '待缴费',
  feeLapsed: '缴费逾期',
  closed: '已办结',
  closedLate: '逾期办结',
};
