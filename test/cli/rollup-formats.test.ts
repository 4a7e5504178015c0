/** A county whose units report in whatever they have: each kind of file is collected, and the area's tables are their sums. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { read, write } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { addSheets } from '../../src/actions/add-sheets';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import type { Figures } from '../../src/form/figures';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { newWorkbook } from '../../src/hosts/file/open';
import { filled } from '../drafting/forms';
import { blocksOf, layouts } from '../intake/layouts';
import { pdfFile } from '../intake/pdf/pdf-file';
import { print } from '../intake/pdf/print';
import { onOneSheet } from '../intake/restyled';
import { cleanReport } from '../rules/clean-report';
import { nianbao, workFolder } from './nianbao';

const { at, remove } = workFolder();
afterAll(remove);

async function workbookOf(report: Report): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, report);
  if (isRefusal(added)) throw new Error(added.message);
  return workbook.save();
}

const asSheets =
  (bookType: 'biff8' | 'ods' | 'xlsb' | 'xlml') =>
  async (report: Report): Promise<Uint8Array> =>
    new Uint8Array(write(read(await onOneSheet(compose(report))), { type: 'buffer', bookType }) as Buffer);

const asMht = (report: Report): Uint8Array => {
  const page = Buffer.from(writeHtml(compose(report))).toString('base64');
  const head =
    'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64';
  return strToU8(`${head}\r\n\r\n${page.replace(/.{76}/gu, '$&\r\n')}\r\n`);
};

/** By the ending of the file each unit sends. */
const formats: Readonly<Record<string, (report: Report) => Uint8Array | Promise<Uint8Array>>> = {
  xlsx: workbookOf,
  docx: (report) => writeDocx(compose(report)),
  html: (report) => writeHtml(compose(report)),
  mht: asMht,
  txt: (report) => strToU8(layouts['cells parted by tabs']!(blocksOf(report), () => 0)),
  pdf: (report) => pdfFile(print(compose(report))),
  xls: asSheets('biff8'),
  ods: asSheets('ods'),
  xlsb: asSheets('xlsb'),
  'xml.xls': asSheets('xlml'),
};
const endings = Object.keys(formats);
const nameOf = (ending: string): string => `云岭县第${String(endings.indexOf(ending) + 1)}镇人民政府`;

/** Each unit has received as many as it stands in the list, and fined ten times as often. */
const figuresOf = (place: number): Figures =>
  filled({
    'proactive/penalties/decisions': 10 * place,
    'requests/received/naturalPerson': place,
    'requests/granted/naturalPerson': place,
  });

function renamed(unit: string): Report['text'] {
  return Object.fromEntries(
    Object.entries(cleanReport.text).map(([key, text]) => [key, text.replaceAll(cleanReport.unit, unit)]),
  );
}

beforeAll(async () => {
  mkdirSync(at('in'));
  const unread = ['白塔镇人民政府', '黑水镇人民政府'];
  writeFileSync(
    at('units.csv'),
    `单位名称,类型\n${[...endings.map(nameOf), ...unread].map((name) => `${name},乡镇街道`).join('\n')}\n`,
  );
  for (const [index, ending] of endings.entries()) {
    const unit = nameOf(ending);
    const report = { ...cleanReport, unit, figures: figuresOf(index + 1), text: renamed(unit) };
    writeFileSync(at(`in/${unit}.${ending}`), await formats[ending]!(report));
  }
  // Two that nobody can read, each in its way.
  const picture = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0000 EI Q';
  writeFileSync(
    at(`in/${unread[0]!}.pdf`),
    pdfFile([{ width: 595, height: 842, texts: [], rules: [], before: picture }]),
  );
  writeFileSync(
    at(`in/${unread[1]!}.xlsx`),
    readFileSync(at(`in/${nameOf('xlsx')}.xlsx`)).subarray(0, 9_000),
  );
});

test('each is received, with its numbers; what cannot be read is named with the reason', () => {
  const area = at('area.xlsx');
  const to = ['--units', at('units.csv'), '--unit', '云岭县', '--year', '2024'];
  const collected = nianbao('collect', area, at('in'), ...to, '--json');
  expect(collected.err).not.toMatch(/程序内部出错/u);
  const { units, unmatched } = JSON.parse(collected.out) as {
    readonly units: readonly { readonly name: string; readonly state: string }[];
    readonly unmatched: readonly { readonly file: string; readonly reason: string }[];
  };
  const states = new Map(units.map(({ name, state }) => [name, state]));
  expect(unmatched).toHaveLength(2);
  expect(endings.filter((ending) => states.get(nameOf(ending)) === '未报')).toEqual([]);
  expect([states.get('白塔镇人民政府'), states.get('黑水镇人民政府')]).toEqual(['未报', '未报']);
  expect(JSON.stringify(unmatched)).toMatch(/扫描件/u);
  expect(JSON.stringify(unmatched)).toMatch(/黑水镇人民政府\.xlsx/u);

  nianbao('rollup', area, '--write');
  const { figures } = JSON.parse(nianbao('figures', area).out) as { figures: Record<string, number> };
  const sum = (endings.length * (endings.length + 1)) / 2;
  expect(figures).toMatchObject({
    'requests/received/naturalPerson': sum,
    'requests/granted/total': sum,
    'proactive/penalties/decisions': 10 * sum,
  });
  const traced = nianbao('trace', area, 'requests/received/total').out;
  for (const [index, ending] of endings.entries())
    expect(traced).toContain(`${nameOf(ending)}\t${String(index + 1)}\n`);
});
