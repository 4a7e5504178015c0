/** The host is strict: what Excel would refuse it refuses, in Excel's words, through the real runtime. */
import { describe, expect, test } from '@jest/globals';
import { evaluate, type Cells } from './formula';
import { OfficeHost } from './host';
import { officeRuntime } from './runtime';

interface Said {
  readonly code: string;
  readonly message: string;
}

async function refusal(
  batch: (context: Excel.RequestContext) => void,
  api = '1.20',
  host = new OfficeHost(),
): Promise<Said> {
  const { Excel } = officeRuntime(host, api);
  return Excel.run(async (context) => {
    batch(context);
    await context.sync();
  }).then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => {
      const { code, message } = error as Said;
      return { code, message };
    },
  );
}

const sheet = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getActiveWorksheet();

describe('the strict Excel host', () => {
  test.each<readonly [string, string, (context: Excel.RequestContext) => void]>([
    ['a member this host does not have', 'ApiNotFound', (it) => sheet(it).charts.load('items/name')],
    ['a sheet that is not there', 'ItemNotFound', (it) => it.workbook.worksheets.getItem('无').load('name')],
    ['a sheet name twice', 'ItemAlreadyExists', (it) => it.workbook.worksheets.add('SHEET1')],
    ['a sheet name with a colon', 'InvalidArgument', (it) => it.workbook.worksheets.add('一:二')],
    ['values of another shape', 'InvalidArgument', (it) => (sheet(it).getRange('A1:B2').values = [[1, 2]])],
    [
      'text Excel would take for a formula',
      'InvalidArgument',
      (it) => (sheet(it).getRange('A1').values = [['@甲']]),
    ],
    [
      'a range outside the sheet',
      'InvalidArgument',
      (it) => sheet(it).getRangeByIndexes(0, 16_384, 1, 1).load('values'),
    ],
    [
      'selecting on a sheet that is not active',
      'InvalidOperation',
      (it) => {
        it.workbook.worksheets.add('乙').getRange('A1').select();
      },
    ],
    [
      'the last visible sheet deleted',
      'InvalidOperation',
      (it) => {
        sheet(it).delete();
      },
    ],
    [
      'a very hidden sheet deleted',
      'InvalidOperation',
      (it) => {
        const added = it.workbook.worksheets.add('乙');
        added.visibility = 'VeryHidden';
        added.delete();
      },
    ],
    [
      'frozen panes on a hidden sheet',
      'InvalidOperation',
      (it) => {
        const added = it.workbook.worksheets.add('乙');
        added.visibility = 'VeryHidden';
        added.freezePanes.freezeRows(1);
      },
    ],
    [
      'a colour by another name',
      'InvalidArgument',
      (it) => (sheet(it).getRange('A1').format.fill.color = 'reddish'),
    ],
    [
      'a list longer than 255 characters',
      'InvalidArgument',
      (it) =>
        (sheet(it).getRange('A1').dataValidation.rule = {
          list: { inCellDropDown: true, source: '甲'.repeat(256) },
        }),
    ],
    [
      'merging cells that hold values',
      'InvalidOperation',
      (it) => {
        sheet(it).getRange('A1:B1').values = [[1, 2]];
        sheet(it).getRange('A1:B1').merge();
      },
    ],
    [
      'a locked cell of a protected sheet',
      'AccessDenied',
      (it) => {
        sheet(it).protection.protect();
        sheet(it).getRange('A1').values = [[1]];
      },
    ],
    [
      'protecting twice',
      'InvalidOperation',
      (it) => {
        sheet(it).protection.protect();
        sheet(it).protection.protect();
      },
    ],
  ])('refuses %s', async (_, code, batch) => {
    expect(await refusal(batch)).toMatchObject({ code });
  });

  test.each<readonly [string, string, (context: Excel.RequestContext) => void]>([
    ['1.7', 'data validation', (it) => (sheet(it).getRange('A1').dataValidation.ignoreBlanks = true)],
    ['1.8', 'page layout', (it) => (sheet(it).pageLayout.centerHorizontally = true)],
    [
      '1.3',
      'sheets that may be missing',
      (it) => it.workbook.worksheets.getItemOrNullObject('无').load('name'),
    ],
  ])('Excel with ExcelApi %s has no %s', async (api, _, batch) => {
    const said = await refusal(batch, api);
    expect(said.code).toBe('ApiNotFound');
  });

  test('a batch stops at the first action that fails: what came before stays done', async () => {
    const host = new OfficeHost();
    await refusal(
      (it) => {
        sheet(it).getRange('A1').values = [[1]];
        it.workbook.worksheets.getItem('无').delete();
        sheet(it).getRange('A2').values = [[2]];
      },
      '1.20',
      host,
    );
    const [first] = host.book.sheets;
    expect(['A1', 'A2'].map((at) => first!.getCell(at).value)).toEqual([1, null]);
  });

  test('counts one request a sync, its actions and its bytes', async () => {
    const host = new OfficeHost();
    const { Excel } = officeRuntime(host, '1.14');
    await Excel.run(async (context) => {
      const range = sheet(context).getRange('A1:B2');
      range.values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
    });
    // Two syncs, and the runtime's own request that releases the range, which nobody waits for.
    const { syncs, actions, bytesIn, bytesOut } = host.stats;
    expect([syncs, actions > 4, bytesIn > 500, bytesOut > 100]).toEqual([3, true, true, true]);
  });

  test('gives back every option a sheet was protected with', async () => {
    const { Excel } = officeRuntime(new OfficeHost(), '1.14');
    const options = { allowSort: true, allowInsertRows: true, selectionMode: 'Unlocked' } as const;
    await Excel.run(async (context) => {
      const { protection } = sheet(context);
      protection.protect(options);
      protection.load('options');
      await context.sync();
      expect(protection.options).toMatchObject({ ...options, allowFormatCells: false });
    });
  });

  test('a late request is done at once, and answered in its own time', async () => {
    const host = new OfficeHost();
    const { Excel } = officeRuntime(host, '1.14');
    host.fault = () => ({ kind: 'late', after: 30 });
    let answered = false;
    const running = Excel.run(async (context) => {
      sheet(context).name = '甲';
      await context.sync();
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([host.book.sheets[0]?.name, answered]).toEqual(['甲', false]);
    await running;
    expect(answered).toBe(true);
  });

  test('a person is held by protection as well, and may write where it is unlocked', () => {
    const host = new OfficeHost();
    const [first] = host.book.sheets;
    first!.getCell('A1').protection = { locked: false };
    host.book.protect(first!, { sheet: true });
    host.type('Sheet1', 'A1', 5);
    expect(first!.getCell('A1').value).toBe(5);
    expect(() => {
      host.type('Sheet1', 'A2', 5);
    }).toThrow('protected');
  });
});

describe('its formulas', () => {
  const block: readonly (readonly (number | string | null)[])[] = [
    [1, 2, '三'],
    [null, 4.5, ''],
  ];
  const cells: Cells = {
    area: (_, { row, column, rows, columns }) =>
      Array.from({ length: rows }, (__, r) =>
        Array.from({ length: columns }, (___, c) => block[row + r]?.[column + c] ?? null),
      ),
    name: (name) =>
      name === 'all' ? { sheet: '甲', area: { row: 0, column: 0, rows: 2, columns: 3 } } : undefined,
  };
  test.each<readonly [string, number | string | boolean]>([
    ['SUM(A1:C2)', 7.5],
    ['SUM(A1,B2)*2-1', 10],
    ['COUNT(all)', 3],
    ['COUNTA(A1:A2)', 1],
    ['INDEX(all,1,3)&"："&A1', '三：1'],
    ['IF(AND(A1=1,B1<>3),"对","错")', '对'],
    ['IF(ISNUMBER(C1),1,"文"" 字")', '文" 字'],
    ['ABS(A1-B2)>=0.5', true],
    ['A1/A2', '#DIV/0!'],
    ['C1+1', '#VALUE!'],
    ['COUNT(INDEX(unknown,1,1))', 0],
    ['ISNUMBER(FIND("四",C1))', false],
  ])('%s', (formula, result) => {
    expect(evaluate(formula, '甲', cells)).toBe(result);
  });

  test('what it does not know is an error, not a 0', () => {
    expect(() => evaluate('VLOOKUP(1,A1:B2,2)', '甲', cells)).toThrow('VLOOKUP');
    expect(() => evaluate('SUM(A1', '甲', cells)).toThrow();
    expect(() => evaluate('A1 A2', '甲', cells)).toThrow();
  });
});
