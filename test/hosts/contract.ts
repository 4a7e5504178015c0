/** What every host must do, whatever is behind it: run by hosts/file here, and by each host to come. */
import { describe, expect, test } from '@jest/globals';
import { tableName } from '../../src/workbook/layout';
import { cellsWritten, takeBack } from '../../src/workbook/take-back';
import type { SheetPlan, Style, Workbook } from '../../src/workbook/workbook';

const input: Style = { unlocked: true, border: true };

/** A small sheet with a text, a number, a formula, a merge and a name. */
export function smallPlan(name: string, area = `ogi_${name.length.toString()}`): SheetPlan {
  return {
    name,
    cells: [
      { row: 0, column: 0, input: { kind: 'value', value: '标题' } },
      { row: 1, column: 0, input: { kind: 'value', value: 2 } },
      { row: 1, column: 1, input: { kind: 'value', value: 0 } },
      { row: 1, column: 2, input: { kind: 'formula', formula: 'SUM(A2:B2)', result: 2 } },
      { row: 2, column: 0, input: { kind: 'value', value: '=1+1' } },
      { row: 2, column: 1, input: { kind: 'value', value: '@甲 & <乙> 😀𠮷' } },
      { row: 2, column: 2, input: { kind: 'formula', formula: 'SUM(B2:B2)', result: 0 } },
    ],
    styles: [{ area: { row: 1, column: 0, rows: 2, columns: 2 }, style: input }],
    merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
    columnWidths: [10, 10, 10],
    rowHeights: new Map([[0, 30]]),
    validations: [
      {
        area: { row: 1, column: 0, rows: 1, columns: 2 },
        rule: { kind: 'whole', min: 0 },
        error: { title: '请填数字', text: '只能填整数' },
      },
    ],
    highlights: [{ area: { row: 1, column: 2, rows: 1, columns: 1 }, formula: '$C$2>9', severity: 'error' }],
    names: [{ name: area, area: { row: 1, column: 0, rows: 2, columns: 3 } }],
    print: { orientation: 'portrait', area: { row: 0, column: 0, rows: 3, columns: 3 } },
    protect: true,
  };
}

/** What happened and what to do, in Chinese: a HostError, which keeps only its words on its way out of a page. */
const forClerk = /[一-龥][^。]*。请/u;

/**
 * `makeHost` gives an empty workbook; `reopen` what a second look at the same workbook sees; `ownName` the workbook once
 * a sheet has a name of its own, as a copied sheet has.
 */
export function describeHost(
  name: string,
  makeHost: () => Promise<Workbook>,
  reopen: (workbook: Workbook) => Promise<Workbook>,
  ownName: (workbook: Workbook, sheet: string, name: string) => Promise<Workbook>,
): void {
  describe(`${name} keeps the contract of the port`, () => {
    const values = async (workbook: Workbook, sheet: string) => {
      const { sheets } = await (await reopen(workbook)).read();
      return sheets.find((candidate) => candidate.name === sheet)?.cells;
    };

    test('reads back what was planned: values, formulas with results, covered cells blank, names', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      const contents = await (await reopen(workbook)).read();
      expect(contents.names.get('ogi_1')).toEqual({
        sheet: '甲',
        area: { row: 1, column: 0, rows: 2, columns: 3 },
      });
      const cells = contents.sheets.find((sheet) => sheet.name === '甲')?.cells;
      expect(cells?.[0]?.[0]).toEqual({ value: '标题' });
      expect(cells?.[0]?.[1]?.value ?? null).toBeNull();
      expect(cells?.[1]).toEqual([{ value: 2 }, { value: 0 }, { value: 2, formula: 'SUM(A2:B2)' }]);
      expect(cells?.[2]?.[2]).toEqual({ value: 0, formula: 'SUM(B2:B2)' });
    });

    test('a name that a sheet has for itself is not the workbook’s', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙')]);
      const { names } = await (await ownName(workbook, '乙乙', 'ogi_1')).read();
      expect(names.get('ogi_1')).toEqual({ sheet: '甲', area: { row: 1, column: 0, rows: 2, columns: 3 } });
    });

    test('a number that is seen as a date is no number, where a table stands', async () => {
      const workbook = await makeHost();
      const plan = smallPlan('甲', tableName('requests'));
      const numberFormat = 'm"月"d"日"';
      const styles = [
        { area: { row: 1, column: 0, rows: 1, columns: 1 }, style: { ...input, numberFormat } },
      ];
      await workbook.addSheets([{ ...plan, styles: [...plan.styles, ...styles] }]);
      const inputs = [[{ kind: 'value', value: 45_352 } as const]];
      await workbook.write([{ sheet: '甲', row: 1, column: 0, inputs }]);
      const { sheets } = await workbook.read();
      const cells = sheets.find((sheet) => sheet.name === '甲')?.cells;
      expect(cells?.[1]?.[0]).toEqual({ value: '2024-03-01' });
      expect((await values(workbook, '甲'))?.[1]?.[0]).toEqual({ value: '2024-03-01' });
    });

    test('writes text as text, even when it looks like a formula', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      const cells = await values(workbook, '甲');
      expect(cells?.[2]?.slice(0, 2)).toEqual([{ value: '=1+1' }, { value: '@甲 & <乙> 😀𠮷' }]);
    });

    test('adds all sheets or none', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      await expect(workbook.addSheets([smallPlan('丙丙丙'), smallPlan('甲', 'other')])).rejects.toThrow(
        forClerk,
      );
      await expect(workbook.addSheets([smallPlan('丙丙丙'), smallPlan('a/b', 'other')])).rejects.toThrow();
      await expect(workbook.addSheets([smallPlan('丁丁', 'ogi_1')])).rejects.toThrow(forClerk);
      const { sheets } = await workbook.read();
      expect(sheets.map((sheet) => sheet.name).filter((sheet) => /[甲丙丁]/u.test(sheet))).toEqual(['甲']);
    });

    test('reads only the sheets asked for, and those that hold the names asked for', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙'), smallPlan('丙丙丙')]);
      const { sheets } = await workbook.read({ sheets: ['甲', '没有'], names: ['ogi_3', 'none'] });
      expect(sheets.map((sheet) => sheet.name)).toEqual(['甲', '丙丙丙']);
    });

    test('writes blocks and leaves the neighbours, locked or not', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      await workbook.write([
        { sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 }]] },
        { sheet: '甲', row: 1, column: 2, inputs: [[{ kind: 'value', value: 9 }]] },
        { sheet: '甲', row: 2, column: 0, inputs: [[{ kind: 'value', value: null }]] },
      ]);
      const cells = await values(workbook, '甲');
      expect(cells?.[1]).toEqual([{ value: 7 }, { value: 0 }, { value: 9 }]);
      expect(cells?.[2]?.[0]?.value ?? null).toBeNull();
      expect(cells?.[2]?.[2]).toMatchObject({ formula: 'SUM(B2:B2)' });
    });

    test('what is written is taken back: numbers, text, formulas; what was changed since stays', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      const value = (content: number | string | null) => ({ kind: 'value', value: content }) as const;
      const before = await values(workbook, '甲');
      const write = () =>
        workbook.write([
          // The second line is shorter, and one of the cells holds the same before and after.
          { sheet: '甲', row: 1, column: 0, inputs: [[value(7), value(0), value(9)], [value('新')]] },
          { sheet: '甲', row: 2, column: 2, inputs: [[{ kind: 'formula', formula: 'A2+B2', result: 7 }]] },
          { sheet: '甲', row: 3, column: 0, inputs: [[value('多一行')]] },
        ]);
      const written = cellsWritten(await write());
      expect(written.map(({ where: { row, column } }) => [row, column])).toEqual([
        [1, 0],
        [1, 2],
        [2, 0],
        [2, 2],
        [3, 0],
      ]);
      expect(await takeBack(workbook, written)).toMatchObject({ restored: 5, kept: 0 });
      const shown = (cells: typeof before) => cells?.slice(0, 3);
      expect(shown(await values(workbook, '甲'))).toEqual(shown(before));
      expect((await values(workbook, '甲'))?.[3]?.[0]?.value ?? null).toBeNull();

      const again = cellsWritten(await write());
      // Typed since: a number over a number, words over a formula.
      await workbook.write([
        { sheet: '甲', row: 1, column: 0, inputs: [[value(70)]] },
        { sheet: '甲', row: 2, column: 2, inputs: [[value('改了')]] },
      ]);
      expect(await takeBack(workbook, again)).toMatchObject({ restored: 3, kept: 2 });
      const after = await values(workbook, '甲');
      expect([after?.[1]?.[0]?.value, after?.[2]?.[2]?.value]).toEqual([70, '改了']);
      expect([after?.[2]?.[0]?.value, after?.[1]?.[2]?.formula]).toEqual(['=1+1', 'SUM(A2:B2)']);
      // Once more there is nothing of ours.
      expect(await takeBack(workbook, again)).toMatchObject({ restored: 0, kept: 5 });
    });

    test('writes all blocks or none', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      const block = { row: 1, column: 0, inputs: [[{ kind: 'value', value: 7 } as const]] };
      await expect(
        workbook.write([
          { sheet: '甲', ...block },
          { sheet: '没有', ...block },
        ]),
      ).rejects.toThrow(forClerk);
      expect((await values(workbook, '甲'))?.[1]?.[0]).toEqual({ value: 2 });
    });

    test('replaces a sheet in its place, and adds it where there is none', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲'), smallPlan('乙乙'), smallPlan('丙丙丙')]);
      const plan = smallPlan('乙乙');
      await workbook.replaceSheet({
        ...plan,
        cells: [{ row: 0, column: 0, input: { kind: 'value', value: '新' } }],
      });
      await workbook.replaceSheet(smallPlan('丁丁丁丁'));
      const { sheets } = await (await reopen(workbook)).read();
      const ours = sheets.filter((sheet) => /[甲乙丙丁]/u.test(sheet.name));
      expect(ours.map((sheet) => sheet.name)).toEqual(['甲', '乙乙', '丙丙丙', '丁丁丁丁']);
      expect(ours[1]?.cells).toEqual([[{ value: '新' }]]);
      expect((await workbook.read()).names.get('ogi_2')?.sheet).toBe('乙乙');
    });

    test('selects a place, refuses one that is not there, and stops listening when told', async () => {
      const workbook = await makeHost();
      await workbook.addSheets([smallPlan('甲')]);
      const area = { row: 1, column: 1, rows: 1, columns: 1 };
      await workbook.select({ sheet: '甲', area });
      await expect(workbook.select({ sheet: '没有', area })).rejects.toThrow(forClerk);
      // Nobody stands anywhere in a file.
      const here = await workbook.activeCell();
      expect([undefined, { sheet: '甲', row: 1, column: 1 }]).toContainEqual(here);
      let edits = 0;
      const stop = await workbook.onEdit(() => (edits += 1));
      await workbook.write([{ sheet: '甲', row: 1, column: 0, inputs: [[{ kind: 'value', value: 5 }]] }]);
      await stop();
      expect(edits).toBe(0);
    });
  });
}
