/** The facade names only what WPS declares, and the emulator refuses what WPS has not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { declared } from './declared';
import { EtHost } from './host';

/** Our interface, and theirs. */
const kinds: Readonly<Record<string, string>> = {
  EtFont: 'Font',
  EtInterior: 'Interior',
  EtBorders: 'Borders',
  EtValidation: 'Validation',
  EtFormatCondition: 'FormatCondition',
  EtFormatConditions: 'FormatConditions',
  EtRange: 'Range',
  EtDataLabels: 'DataLabels',
  EtSeries: 'Series',
  EtAxis: 'Axis',
  EtChartTitle: 'ChartTitle',
  EtLegend: 'Legend',
  EtChart: 'Chart',
  EtShape: 'Shape',
  EtShapes: 'Shapes',
  EtPageSetup: 'PageSetup',
  EtProtection: 'Protection',
  EtSheet: 'Worksheet',
  EtSheets: 'Sheets',
  EtName: 'Name',
  EtNames: 'Names',
  EtBook: 'Workbook',
  EtBooks: 'Workbooks',
  EtWindow: 'Window',
  EtEvents: 'ApiEvent',
  EtApp: 'Application',
  EtFileSystem: 'FileSystem',
  EtEnv: 'Env',
  EtPluginStorage: 'PluginStorage',
  EtTaskPane: 'CustomTaskpane',
  EtAddIn: 'Application',
};

const source = ['facade', 'add-in-facade']
  .map((name) => readFileSync(`src/hosts/wps/${name}.ts`, 'utf8'))
  .join('');
const members = [...source.matchAll(/^export interface (\w+)(?: extends \w+)? \{\n([\s\S]*?)^\}/gmu)].flatMap(
  ([, name = '', body = '']) =>
    [...body.matchAll(/^ {2}(?:readonly )?(\w+)[:(]/gmu)].map(([, member = '']) => ({ name, member })),
);

describe('the facade', () => {
  test('is read whole', () => {
    expect(new Set(members.map(({ name }) => name))).toEqual(new Set(Object.keys(kinds)));
    expect(members.length).toBeGreaterThan(90);
  });

  test.each(members)('$name.$member is declared by WPS', ({ name, member }) => {
    expect(declared(kinds[name] ?? '', member)).toBeDefined();
  });
});

describe('the emulator', () => {
  const { app } = new EtHost();
  const loose = app as unknown as Record<string, unknown>;

  test('refuses what WPS does not declare', () => {
    expect(() => loose['Sheet']).toThrow('no member Sheet');
    expect(() => (loose['Foo'] = 1)).toThrow('no member Foo');
    expect(() => (loose['ActiveWorkbook'] = null)).toThrow('cannot be set');
  });

  test('throws where there is no such sheet, and asks the clerk before deleting', () => {
    const host = new EtHost();
    const sheets = host.app.ActiveWorkbook!.Worksheets;
    expect(() => sheets.Item('没有')).toThrow('no item');
    sheets.Add(undefined).Delete();
    expect([sheets.Count, host.questions]).toEqual([2, 1]);
  });

  test('selects on the active sheet only, and guards locked cells', () => {
    const host = new EtHost();
    const sheets = host.app.ActiveWorkbook!.Worksheets;
    const first = sheets.Item(1);
    const second = sheets.Add(undefined, first);
    expect(() => first.Range('A1').Select()).toThrow('not active');
    second.Protect(undefined, false, true, false, false);
    expect(() => (second.Range('A1').Value2 = 1)).toThrow('is protected');
    expect(() => (first.Range('A1:B2').Value2 = [[1]])).toThrow('2 rows of 2');
  });
});
