/** Applications written short: days as text, everything else left out unless given. */
import type { Application } from '../../src/ledger/application';
import { parseDay, type Day } from '../../src/ledger/day';

export function day(text: string): Day {
  const read = parseDay(text);
  if (read === undefined) throw new Error(`no day: ${text}`);
  return read;
}

let rows = 0;

export function application(given: Partial<Application> & { readonly on?: string } = {}): Application {
  const { on, ...rest } = given;
  rows += 1;
  return {
    id: `A${String(rows)}`,
    row: rows,
    applicant: 'naturalPerson',
    unreadable: [],
    ...(on === undefined ? {} : { received: day(on) }),
    ...rest,
  };
}
