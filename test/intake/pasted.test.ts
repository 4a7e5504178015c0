import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import { cellsOf, editionFor, tableIds } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import { textKeys } from '../../src/form/text';
import { decodeText } from '../../src/intake/formats/decode';
import { readPastedText } from '../../src/intake/pasted';
import type { Intake } from '../../src/intake/read-lines';
import { writePastedText } from '../../src/intake/text-form';
import { describeReal, realReport } from '../real-reports';
import { isRefusal } from '../../src/form/refusal';

const sample = readFileSync('assets/sample/report-2024.txt', 'utf8');
const cells = tableIds.flatMap((id) => cellsOf(editionFor(2024).tables[id]));

function intake(text: string): Intake {
  const read = readPastedText(text);
  if (isRefusal(read)) throw new Error(read.message);
  return read;
}

/** Every figure is the truth, or it is missing or said to be doubtful; never silently another number. */
function expectNothingWrong(changed: string, truth: Figures): Intake {
  const read = intake(changed);
  const doubted = new Set(
    read.notes.filter(({ severity }) => severity === 'doubtful').flatMap(({ about }) => about ?? []),
  );
  const wrong = cells.filter(({ key }) => {
    const found = read.report.figures[key];
    return found !== undefined && found !== truth[key] && !doubted.has(key);
  });
  expect(wrong.map(({ key }) => [key, read.report.figures[key]])).toEqual([]);
  return read;
}

describeReal('dingdingmen-2024.txt', 'a published report', () => {
  const read = () => intake(realReport('dingdingmen-2024.txt'));

  test('all 200 figures', () => {
    const nonZero: Figures = {
      'proactive/penalties/decisions': 2,
      'requests/received/naturalPerson': 1,
      'requests/received/total': 1,
      'requests/granted/naturalPerson': 1,
      'requests/granted/total': 1,
      'requests/outcomeTotal/naturalPerson': 1,
      'requests/outcomeTotal/total': 1,
    };
    expect(read().report.figures).toEqual(
      Object.fromEntries(cells.map(({ key }) => [key, nonZero[key] ?? 0])),
    );
  });

  test('six sections, all prose, one deviating label, nothing doubtful', () => {
    const { report, notes } = read();
    expect(report.sections.map(({ id }) => id)).toEqual(editionFor(2024).sections.map(({ id }) => id));
    expect(Object.keys(report.text)).toHaveLength(textKeys.length - 1);
    expect(report.deviations.map(({ found, expected }) => [found, expected])).toEqual([
      ['本年度止件数', '本年废止件数'],
    ]);
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });
});

describe('the sample, damaged', () => {
  const truth: Figures = {
    ...intake(sample).report.figures,
    'requests/refused.thirdParty/naturalPerson': 7,
    'requests/refused.internalAffairs/naturalPerson': 5,
  };
  // Numbers that differ from their neighbours, so that a row read into another row's place is seen.
  const base = sample
    .replace('4. 保护第三方合法权益\t0', '4. 保护第三方合法权益\t7')
    .replace('5. 属于三类内部事务信息\t0', '5. 属于三类内部事务信息\t5');
  const lines = base.split('\n');

  test('as it is', () => {
    expect(intake(base).report.figures).toEqual(truth);
  });

  test('a row dropped: its cells are missing and said to be', () => {
    const read = expectNothingWrong(
      lines.filter((line) => !line.includes('5. 属于三类内部事务信息')).join('\n'),
      truth,
    );
    expect(read.report.figures['requests/refused.internalAffairs/naturalPerson']).toBeUndefined();
    expect(read.notes.some(({ message }) => message.includes('内部事务'))).toBe(true);
  });

  test('two rows swapped: read by their labels', () => {
    const swapped = [...lines];
    const i = lines.findIndex((line) => line.includes('4. 保护第三方'));
    [swapped[i], swapped[i + 1]] = [lines[i + 1]!, lines[i]!];
    expect(intake(swapped.join('\n')).report.figures).toEqual(truth);
  });

  test.each([
    ['a number dropped', '4. 保护第三方合法权益\t7\t0', '4. 保护第三方合法权益\t7'],
    ['a number too many', '4. 保护第三方合法权益\t7', '4. 保护第三方合法权益\t7\t7'],
    ['a label misprinted', '4. 保护第三方合法权益', '4. 保护第三方合権益'],
    ['a label nobody knows', '4. 保护第三方合法权益', '4. 涉及他人的内容'],
    ['a line broken in two', '4. 保护第三方合法权益\t', '4. 保护第三\n方合法权益\t'],
    ['a stray row', '\t\t4. 保护第三方', '\t\t9. 别的\t9\t9\t9\t9\t9\t9\t9\n\t\t4. 保护第三方'],
    ['columns of table 2 exchanged', '本年度止件数\t现行有效件数', '现行有效件数\t本年废止件数'],
    ['a section heading lost', '三、收到和处理政府信息公开申请情况', ''],
  ])('%s: nothing silently wrong', (_, from, to) => {
    expect(base).toContain(from);
    expectNothingWrong(base.replace(from, to), truth);
  });

  test('heads in another order make their numbers doubtful', () => {
    const two = intake(base.replace('本年度止件数\t现行有效件数', '现行有效件数\t本年废止件数'));
    const three = intake(base.replace(/商业企业\t科研机构/u, '科研机构\t商业企业'));
    const doubted = (read: Intake) =>
      read.notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : []));
    expect(doubted(two)).toContain('proactive/normativeDocuments/inForce');
    expect(doubted(three)).toContain('requests/received/research');
    expect(doubted(intake(base))).toEqual([]);
  });

  test('every line of the tables dropped in turn: nothing silently wrong', () => {
    const first = lines.findIndex((line) => line.startsWith('二、'));
    const end = lines.findIndex((line) => line.startsWith('五、'));
    for (let i = first + 1; i < end; i += 1) {
      if (lines[i]?.trim() !== '') expectNothingWrong(lines.filter((__, n) => n !== i).join('\n'), truth);
    }
  });

  test.each(['\r\n', '\r', '\v', '\u2028', '\u0085'])('lines that end in %j', (end) => {
    const { report } = intake(sample.replaceAll('\n', end));
    expect(report).toEqual(intake(sample).report);
  });

  test('tabs turned into spaces', () => {
    expectNothingWrong(base.replace(/\t+/gu, '  '), truth);
  });

  test.each([
    ['"/"', '/', '/'],
    ['+19', '+19', '+19'],
    ['full-width digits', '１２', '１２'],
    ['a thousands separator', '1,234', '1,234'],
    ['a blank between numbers', '', null],
  ])('%s is kept as typed', (_, typed, entry) => {
    const changed = base.replace('4. 保护第三方合法权益\t7\t0\t', `4. 保护第三方合法权益\t7\t${typed}\t`);
    expect(intake(changed).report.figures['requests/refused.thirdParty/business']).toBe(entry);
  });

  test('the 2019 single row （六） is read as what it is', () => {
    const old = lines
      .filter((line) => !/申请人无正当理由逾期不补正|申请人逾期未按收费通知/u.test(line))
      .map((line) => (line.startsWith('3. 其他') ? '\t(六) 其他处理\t\t4\t0\t0\t0\t0\t0\t4' : line));
    const { report } = intake(old.join('\n'));
    expect(report.tables.requests).toBe('2019');
    expect(report.figures['requests/otherHandling/total']).toBe(4);
    expect(report.figures['requests/otherHandling.other/total']).toBeUndefined();
  });

  test.each(['— 3 —', '- 12 -', '－1－', '第3页', '第 3 页 共 5 页'])(
    'the page number %s is no text',
    (number) => {
      const { text } = intake(sample).report;
      expect(intake(`${sample}\n${number}\n`).report.text).toEqual(text);
      expect(intake(sample.replace(/(?=\n六、)/u, `\n${number}\n`)).report.text).toEqual(text);
      expect(intake(`${sample}\n另见${number}。\n`).report.text).not.toEqual(text);
    },
  );

  test('a missing section is said to be missing', () => {
    const from = lines.findIndex((line) => line.startsWith('四、政府'));
    const to = lines.findIndex((line) => line.startsWith('五、'));
    const read = expectNothingWrong(lines.filter((__, i) => i < from || i >= to).join('\n'), truth);
    expect(read.notes.some(({ message }) => message.includes('四、'))).toBe(true);
    expect(read.report.figures['cases/direct/total']).toBeUndefined();
  });
});

test.each([
  ['', 'empty'],
  ['  \n ', 'empty'],
  ['今天天气很好。', 'not-a-report'],
  ['%PDF-1.7 …', 'pdf'],
  ['PK\u0003\u0004', 'binary'],
  ['<!DOCTYPE html><html></html>', 'html'],
  ['字'.repeat(2_000_001), 'too-large'],
])('what is no report is refused (%#)', (text, reason) => {
  expect(readPastedText(text)).toMatchObject({ kind: 'refusal', reason });
});

test.each([
  ['甲市乙区丙街道办事处', '街道'],
  ['甲县乙镇人民政府', '乡镇'],
  ['甲市乙区人民政府', '县级政府'],
  ['甲市乙区教育局', null],
  ['甲市人民政府', null],
])('%s: level %s', (unit, level) => {
  const { report } = intake(sample.replace('云溪市青石区梧桐街道办事处', unit));
  expect([report.unit, report.level]).toEqual([unit, level]);
});

describe('text → figures → text', () => {
  const entry: fc.Arbitrary<Entry> = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 999_999 }) },
    { weight: 1, arbitrary: fc.constantFrom<Entry>('+19', '减4', '/', '1,234', '１２', 18.871) },
  );
  const figures = fc
    .array(entry, { minLength: cells.length, maxLength: cells.length })
    .map((entries): Figures =>
      Object.fromEntries(cells.map(({ key }, i): [CellKey, Entry] => [key, entries[i] ?? 0])),
    );

  test('keeps every number, and the prose', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const report: Report = {
          ...emptyReport,
          unit: '甲市乙区丙街道办事处',
          level: '街道',
          year: 2024,
          figures: given,
          text: Object.fromEntries(textKeys.map((key) => [key, `关于${key}的话，共 3 句。\n第二段。`])),
        };
        const read = intake(writePastedText(report));
        expect(read.report.figures).toEqual(given);
        expect(read.report.text).toEqual(report.text);
        expect(writePastedText(read.report)).toBe(writePastedText(report));
      }),
      { numRuns: 100 },
    );
  });
});

describe('encodings', () => {
  const utf16 = Buffer.from('\uFEFF一、总体情况', 'utf16le');

  test.each([
    ['UTF-8', Buffer.from('一、总体情况')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF一、总体情况')],
    ['UTF-16 little-endian', utf16],
    ['UTF-16 big-endian', Buffer.from(utf16).swap16()],
    ['GB18030', Buffer.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6])],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)?.replace('\uFEFF', '')).toBe('一、总体情况');
  });
});
