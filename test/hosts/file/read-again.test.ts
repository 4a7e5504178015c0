/** After every change the workbook in memory is what its file says: only rows that changed are read again. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addLedger } from '../../../src/actions/add-ledger';
import { addSheets } from '../../../src/actions/add-sheets';
import { isRefusal } from '../../../src/form/refusal';
import { newWorkbook, openWorkbook } from '../../../src/hosts/file/open';
import { HostError } from '../../../src/workbook/host-error';
import { ledgerSheets } from '../../../src/ledger/sheets';
import type { Block, CellInput, SheetContent } from '../../../src/workbook/workbook';
import { cleanReport } from '../../rules/clean-report';

/** Without empty rows at the end, which say nothing. */
function said({ name, cells }: SheetContent): SheetContent {
  const rows = [...cells];
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  return { name, cells: rows };
}

async function bytes(): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, cleanReport);
  if (isRefusal(added)) throw new Error(added.message);
  await addLedger(workbook, 2024, 30);
  return workbook.save();
}

async function opened(file: Uint8Array) {
  const workbook = await openWorkbook(file, { forWriting: true });
  if (isRefusal(workbook)) throw new Error(workbook.message);
  return workbook;
}

const input: fc.Arbitrary<CellInput> = fc.oneof(
  fc
    .constantFrom(0, 7, 45_352, -1.5, '', '字', ' 空 ', '<&>"', '多\n行', '_x000D_', null)
    .map((value): CellInput => ({ kind: 'value', value })),
  fc.constantFrom('SUM(D5:I5)', '"甲"&"<乙>"', 'D5+1').map((formula): CellInput => {
    return { kind: 'formula', formula, result: 3 };
  }),
);
const sheets = ['三、依申请公开', '一、总体情况', '填报说明', ledgerSheets.applications];
const block: fc.Arbitrary<Block> = fc.record({
  sheet: fc.constantFrom(...sheets),
  row: fc.oneof(fc.nat(40), fc.constantFrom(60, 200)),
  column: fc.nat(14),
  inputs: fc.array(fc.array(input, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
});

describe('a workbook after changes', () => {
  test('is read as its file is, change after change', async () => {
    const file = await bytes();
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const workbook = await opened(file);
        for (const one of blocks)
          await workbook.write([one]).catch((error: unknown) => {
            if (!(error instanceof HostError)) throw error;
          });
        const again = await opened(await workbook.save());
        const [now, then] = [await workbook.read(), await again.read()];
        expect(now.sheets.map(said)).toEqual(then.sheets.map(said));
      }),
      { numRuns: 25 },
    );
  });
});
