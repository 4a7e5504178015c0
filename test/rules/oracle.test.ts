/**
 * An independent judge of the arithmetic, written from the words of the form alone: its own list of rows and columns,
 * its own loops. It never looks at the form's data or its relations, and must agree on 10,000 random forms.
 */
import { expect, test } from '@jest/globals';
import { check } from '../../src/rules/check';
import type { Entry } from '../../src/form/figures';
import { cleanReport } from './clean-report';

const columns = [
  'naturalPerson',
  'business',
  'research',
  'publicBenefit',
  'legalService',
  'otherOrganization',
];
const results = [
  'granted',
  'grantedInPart',
  'refused.stateSecret',
  'refused.barredByLaw',
  'refused.securityAndStability',
  'refused.thirdParty',
  'refused.internalAffairs',
  'refused.processInformation',
  'refused.caseFile',
  'refused.inquiry',
  'unavailable.notHeld',
  'unavailable.needsCreation',
  'unavailable.stillUnclear',
  'notProcessed.petition',
  'notProcessed.repeat',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.reissue',
  'otherHandling.notCorrected',
  'otherHandling.feeUnpaid',
  'otherHandling.other',
];
const rows = ['received', 'carriedIn', ...results, 'outcomeTotal', 'carriedOut'];
const suits = ['reconsideration', 'direct', 'afterReconsideration'];
const verdicts = ['upheld', 'corrected', 'otherOutcome', 'pending'];

type Form = Record<string, Entry>;

/** Which equations of the form do not hold. A blank is 0; an equation with words in it is not judged. */
function judge(form: Form): string[] {
  const failing: string[] = [];
  const hold = (id: string, left: string[], right: string[]): void => {
    let balance = 0;
    for (const key of left) {
      if (typeof form[key] === 'string') return;
      balance += form[key] ?? 0;
    }
    for (const key of right) {
      if (typeof form[key] === 'string') return;
      balance -= form[key] ?? 0;
    }
    if (balance !== 0) failing.push(id);
  };
  for (const row of rows) {
    hold(
      `t3-col-sum[${row}]`,
      columns.map((column) => `requests/${row}/${column}`),
      [`requests/${row}/total`],
    );
  }
  for (const column of [...columns, 'total']) {
    hold(
      `t3-result-sum[${column}]`,
      results.map((row) => `requests/${row}/${column}`),
      [`requests/outcomeTotal/${column}`],
    );
    hold(
      `t3-balance[${column}]`,
      [`requests/received/${column}`, `requests/carriedIn/${column}`],
      [`requests/outcomeTotal/${column}`, `requests/carriedOut/${column}`],
    );
  }
  for (const suit of suits) {
    hold(
      `t4-sum[${suit}]`,
      verdicts.map((verdict) => `cases/${suit}/${verdict}`),
      [`cases/${suit}/total`],
    );
  }
  return failing;
}

/** Mulberry32: the same forms on every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(20240131);
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
const few = (): number => (random() < 0.7 ? 0 : below(random() < 0.8 ? 5 : 4000));

/** Numbers chosen for what is counted, totals added up. */
function consistent(): Form {
  const form: Form = {};
  for (const row of rows) form[`requests/${row}/total`] = 0;
  for (const column of columns) {
    let done = 0;
    for (const row of results) {
      const count = few();
      form[`requests/${row}/${column}`] = count;
      done += count;
    }
    const carriedOut = few();
    const carriedIn = below(done + carriedOut + 1);
    form[`requests/outcomeTotal/${column}`] = done;
    form[`requests/carriedOut/${column}`] = carriedOut;
    form[`requests/carriedIn/${column}`] = carriedIn;
    form[`requests/received/${column}`] = done + carriedOut - carriedIn;
    for (const row of rows) {
      const key = `requests/${row}/total`;
      form[key] = Number(form[key]) + Number(form[`requests/${row}/${column}`]);
    }
  }
  for (const suit of suits) {
    let total = 0;
    for (const verdict of verdicts) total += form[`cases/${suit}/${verdict}`] = few();
    form[`cases/${suit}/total`] = total;
  }
  return form;
}

function nearly(): Form {
  const form = consistent();
  const keys = Object.keys(form);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const key = pick(keys);
    const now = form[key];
    if (typeof now !== 'number') continue;
    const change = below(7);
    if (change === 0) form[key] = null;
    else if (change === 1) form[key] = pick(['/', '12', '+3', '']);
    else if (change === 2) {
      // Two slips that cancel out in one equation and not in another.
      form[key] = now + 1;
      const other = pick(keys);
      const there = form[other];
      if (typeof there === 'number') form[other] = there - 1;
    } else if (change === 3) form[key] = 0;
    else form[key] = now + pick([1, -1, 9, 90, -3]);
  }
  if (random() < 0.2) form[pick(keys)] = null;
  return form;
}

function noise(): Form {
  const form = consistent();
  const wild = random();
  for (const key of Object.keys(form)) {
    if (random() < wild) form[key] = random() < 0.1 ? null : random() < 0.05 ? '一件' : below(3);
  }
  return form;
}

test('agrees on 10,000 forms', () => {
  const seen = { none: 0, one: 0, more: 0 };
  const failed = new Set<string>();
  for (let at = 0; at < 10_000; at++) {
    const form = pick([consistent, nearly, nearly, noise])();
    const expected = judge(form).sort();
    const found = check({ report: { ...cleanReport, text: {}, figures: form } })
      .map(({ rule }) => rule)
      .filter((rule) => /^t[34]-/u.test(rule))
      .sort();
    if (found.join() !== expected.join()) {
      expect({ at, found, form }).toEqual({ at, found: expected, form });
    }
    seen[expected.length === 0 ? 'none' : expected.length === 1 ? 'one' : 'more']++;
    for (const id of expected) failed.add(id);
  }
  // The forms are of all kinds, and each of the 42 equations has failed in some.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  expect(failed.size).toBe(42);
});
