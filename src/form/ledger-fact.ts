/**
 * What only a ledger of applications (依申请台账) knows and prose may tell, as 〔fields〕: how applications came, how many
 * were answered in time, how long it took. Numbers only; a ledger's names are nobody else's.
 */
import { channels, type Channel } from './channel';

export type LedgerFactId = `channel.${Channel}` | 'answered' | 'inTime' | 'extended' | 'averageDays';

export interface LedgerFact {
  readonly id: LedgerFactId;
  /** The 〔field〕's name. */
  readonly label: string;
  readonly unit: string;
}

const named = (name: string): string => `台账·${name}`;

export const ledgerFacts: readonly LedgerFact[] = [
  ...channels.map(({ id, name }): LedgerFact => ({ id: `channel.${id}`, label: named(name), unit: '件' })),
  { id: 'answered', label: named('答复'), unit: '件' },
  { id: 'inTime', label: named('按期答复'), unit: '件' },
  { id: 'extended', label: named('延期答复'), unit: '件' },
  { id: 'averageDays', label: named('平均办理工作日'), unit: '个工作日' },
];

/** Those that are known. Counts, and working days to one decimal. */
export type LedgerFacts = Readonly<Partial<Record<LedgerFactId, number>>>;
