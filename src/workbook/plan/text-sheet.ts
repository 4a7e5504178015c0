/** A text section's sheet: one row a part, with its heading, its text, how long it is, and whether it is done. */
import type { Section } from '../../form/form';
import { textParts, partHeading, textName, type TextKey } from '../../form/text';
import type { Report } from '../../form/report';
import { cellName } from '../a1';
import {
  cellArea,
  firstRow,
  headingOn,
  partsOn,
  printedNote,
  sectionSheet,
  textColumns,
  textHeads,
  textWidth,
} from '../layout';
import { partHeight, printedText, type Places } from './printed-text';
import { sheetBuilder, value, type SheetBuilder } from './sheet-builder';
import * as look from './style';
import type { CellInput, SheetPlan, Style } from '../workbook';

const widths = [18, textWidth, 7, 9, 0, 0, textWidth];

/** What an unanswered question in a draft looks like; see narrative/questions.ts. */
const question = '【待补';

function lengthOf(row: number, text: string): CellInput {
  return { kind: 'formula', formula: `LEN(${cellName(row, textColumns.text)})`, result: text.length };
}

function stateOf(row: number, text: string): CellInput {
  const at = cellName(row, textColumns.text);
  const formula = `IF(LEN(${at})=0,"未写",IF(ISNUMBER(FIND("${question}",${at})),"有待补","已写"))`;
  const result = text === '' ? '未写' : text.includes(question) ? '有待补' : '已写';
  return { kind: 'formula', formula, result };
}

const printedLook: Style = { ...look.textInput, fill: look.total.fill ?? '' };

function drawPart(builder: SheetBuilder, row: number, key: TextKey, report: Report, places: Places): void {
  const text = report.text[key] ?? '';
  const heading = report.headings[key] ?? partHeading(key) ?? textName(key);
  const headed = partHeading(key) !== undefined;
  const at = (column: number) => cellArea(row, column);
  builder.put(
    at(textColumns.heading),
    value(heading),
    headed ? { ...look.label, unlocked: true } : look.label,
  );
  builder.put(at(textColumns.text), value(text === '' ? null : text), look.textInput);
  builder.put(at(textColumns.length), lengthOf(row, text), look.total);
  builder.put(at(textColumns.state), stateOf(row, text), look.total);
  builder.put(at(textColumns.key), value(key), look.hidden);
  // Written together with the text: where both are unlocked, protection need not be lifted for a draft.
  builder.put(at(textColumns.drafted), value(report.drafted[key] ?? null), {
    ...look.hidden,
    unlocked: true,
  });
  const printed = printedText(row, key, text, { report, places });
  builder.put(at(textColumns.printed), printed, printedLook);
  builder.growing(row, partHeight(text, printed, textWidth));
  const prompt = textParts.find((part) => part.key === key)?.prompt ?? '';
  builder.validate({
    area: at(textColumns.text),
    rule: { kind: 'any' },
    prompt: { title: textName(key).slice(0, 32), text: prompt },
  });
  builder.highlight({
    area: at(textColumns.text),
    formula: `ISNUMBER(FIND("${question}",${cellName(row, textColumns.text)}))`,
    severity: 'warning',
  });
}

/** The sheet of sections 一, 五 or 六. `places`: where the numbers stand that its 〔fields〕 name. */
export function textSheet(section: Section, report: Report, places: Places): SheetPlan {
  const builder = sheetBuilder(sectionSheet(section));
  const shown = textColumns.state + 1;
  builder.put(cellArea(0, 0, shown), value(headingOn(section, report)), look.title);
  builder.height(0, 32);
  textHeads.forEach((text, column) => {
    builder.put(cellArea(1, column), value(text), look.head);
  });
  builder.height(1, 32);
  const { printed } = textColumns;
  builder.put(cellArea(0, printed), value(printedNote), look.head);
  builder.put(cellArea(1, printed), value(headingOn(section, report)), look.head);
  const parts = partsOn(section.id);
  parts.forEach((key, index) => {
    drawPart(builder, firstRow + index, key, report, places);
  });
  builder.validate({
    area: cellArea(firstRow, printed, 1, parts.length),
    rule: { kind: 'none' },
    error: { title: '这里不用填', text: '这一列自己会变。要改文字，请改左边的“内容”。' },
  });
  return builder.plan({
    columnWidths: widths,
    protect: true,
    tabColor: look.tabs.text,
    freeze: { rows: firstRow, columns: 0 },
    print: {
      orientation: 'portrait',
      area: { row: 1, column: printed, rows: 1 + parts.length, columns: 1 },
    },
  });
}
