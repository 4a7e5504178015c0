/**
 * 校验结果 replaced with a call failing: whichever it is, and whether WPS answers again or is gone for good, a whole
 * one stands there with all that the clerk wrote on it, and the next try finds it.
 */
import { describe, expect, test } from '@jest/globals';
import { WpsWorkbook } from '../../../src/hosts/wps/workbook';
import { sheetNames } from '../../../src/workbook/layout';
import { readRemarks } from '../../../src/workbook/read/results';
import { resultSheet } from '../../../src/workbook/plan/result-sheet';
import { HostError } from '../../../src/workbook/host-error';
import { Book } from '../../office/book';
import { EtHost } from '../../wps/host';
import { modes, type Mode } from '../../wps/mode';
import { smallPlan } from '../contract';
import { load } from '../same-template';
import { heal, openWps, strike } from './open-wps';
import { placeAt } from '../../place';

const findings = ['a', 'b'].map((key) => ({
  key,
  severity: 'error' as const,
  where: [placeAt('三、依申请公开!D5')],
  message: `问题 ${key}`,
  basis: '依据',
}));

/** 校验结果 as an action writes it: read first, with what the clerk wrote. */
async function check({ app }: EtHost, date: string): Promise<void> {
  const workbook = new WpsWorkbook(app);
  const remarks = readRemarks(await workbook.read());
  await workbook.replaceSheet(resultSheet({ unit: '某街道', year: 2024, date, findings, remarks }));
}

const written = { H5: '上年口径不同', A7: '填报人：张三', J2: '周一送审' } as const;

/** 校验结果 between two sheets of the clerk's, one finding explained, signed, and a note outside the table. */
async function checked(mode: Mode): Promise<EtHost> {
  const host = new EtHost(mode);
  await check(host, '2025-01-10');
  host.book.addSheet('台账');
  for (const [at, text] of Object.entries(written)) host.type(sheetNames.result, at, text);
  return host;
}

const namesOf = ({ book }: EtHost): readonly string[] => book.sheets.map(({ name }) => name);

/** The sheets that are 校验结果 to its last line, with all that was written on it. */
function whole({ book }: EtHost): readonly string[] {
  const expected = [...Object.values(written), '问题 b', '审核人：'];
  return book.sheets
    .filter((sheet) => {
      const values = new Set<unknown>();
      sheet.eachRow((row) => {
        row.eachCell(({ value }) => values.add(value));
      });
      return expected.every((text) => values.has(text));
    })
    .map(({ name }) => name);
}

function expectChecked(host: EtHost, date: string): void {
  expect(whole(host)).toEqual([sheetNames.result]);
  expect(host.book.sheet(sheetNames.result)?.getCell('A2').value).toContain(date);
}

/** A call that is refused need not matter. */
async function checkStruck(host: EtHost, after: number, how: 'once' | 'late' | 'for ever'): Promise<void> {
  strike(host, after, how);
  await check(host, '2025-02-20').catch((error: unknown) => {
    expect(error).toBeInstanceOf(HostError);
  });
  // Before WPS answers again, and before any other try.
  const standing = whole(host);
  const found = how === 'once' ? standing.includes(sheetNames.result) : standing.length > 0;
  if (!found) throw new Error(`call ${String(after)} ${how}: ${namesOf(host).join()}`);
  heal(host);
}

async function callsOf(mode: Mode): Promise<number> {
  const host = await checked(mode);
  return host.count(() => check(host, '2025-02-20'));
}

describe.each([modes.documented, modes.old])('$name', (mode) => {
  test('a call fails once: the next try does it', async () => {
    const calls = await callsOf(mode);
    expect(calls).toBeGreaterThan(100);
    for (let after = 0; after < calls; after += 1) {
      const host = await checked(mode);
      await checkStruck(host, after, 'once');
      await check(host, '2025-02-21');
      expect(namesOf(host)).toEqual(['Sheet1', sheetNames.result, '台账']);
      expectChecked(host, '2025-02-21');
    }
  });

  test('a call is done and yet fails: nothing the clerk wrote is lost', async () => {
    const calls = await callsOf(mode);
    for (let after = 0; after < calls; after += 1) {
      const host = await checked(mode);
      await checkStruck(host, after, 'late');
      await check(host, '2025-02-21');
      expectChecked(host, '2025-02-21');
    }
  });

  test('WPS is gone from a call on: the file as it was then is taken up again', async () => {
    const calls = await callsOf(mode);
    for (let after = 0; after < calls; after += 1) {
      const host = await checked(mode);
      await checkStruck(host, after, 'for ever');
      const later = new EtHost(mode, new Book(await load(await host.save())));
      const { texts, signatures, others } = readRemarks(await new WpsWorkbook(later.app).read());
      expect([texts.get('a'), signatures[0], others.length]).toEqual([written.H5, written.A7, 1]);
      await check(later, '2025-02-21');
      // Gone between adding a sheet and naming it: an empty one is left.
      const names = namesOf(later).filter((name) => name !== 'Sheet4');
      expect(names).toEqual(['Sheet1', sheetNames.result, '台账']);
      expectChecked(later, '2025-02-21');
    }
  });

  test('names stay with the sheet that stays', async () => {
    for (let after = 0; after < 100; after += 1) {
      const { host, workbook } = openWps(mode);
      await workbook.addSheets([smallPlan('乙乙')]);
      const named = host.book.placeOf('ogi_2');
      strike(host, after, 'once');
      await workbook.replaceSheet(smallPlan('乙乙')).catch(() => undefined);
      expect([host.book.placeOf('ogi_2'), namesOf(host)[1]]).toEqual([named, '乙乙']);
    }
  });
});
