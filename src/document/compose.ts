/** A report put into blocks, in the form's order: title, preamble, sections 一 to 六 (30号, 附件格式模板). */
import type { CellKey } from '../form/cell';
import type { Figure } from '../charts/figure';
import { illegalCharacters, legalText } from '../form/characters';
import { sectionHeading, type GridCell, type Section, type Table } from '../form/form';
import { draftMark, type Report, type Subject } from '../form/report';
import { foundTable, prescribed } from '../form/report-tables';
import { partHeading, textParts, type TextKey } from '../form/text';
import type { Block, DocumentCell, Dropped, FigureBlock, ReportDocument, TableBlock } from './document';

/** The second line of the title; the first is the unit. */
function reportName(year: number | null): string {
  return `${year === null ? '' : `${String(year)}年`}政府信息公开工作年度报告`;
}

function cellText(cell: GridCell, report: Report): string {
  if (cell.kind !== 'number') return cell.label;
  const entry = report.figures[cell.key as CellKey] ?? null;
  return entry === null ? '' : legalText(String(entry));
}

function tableBlock(section: Section, table: Table, report: Report): TableBlock {
  const cells = table.grid.map((cell): DocumentCell => {
    const { row, column, rowSpan, columnSpan, kind } = cell;
    return { row, column, rowSpan, columnSpan, role: kind, text: cellText(cell, report) };
  });
  const { id, widths, rowCount } = table;
  return { kind: 'table', id, caption: sectionHeading(section), widths, rowCount, cells };
}

function paragraphs(text: string): readonly Block[] {
  return legalText(text)
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => ({ kind: 'paragraph', text: line }));
}

/** `(一) 主动公开` of a pasted report is printed as the form prints it: full-width brackets, no space. */
function printed(heading: string): string {
  return heading.replace(/^\s*[(（]\s*([一二三四五六七八九十]+)\s*[)）]\s*/u, '（$1）');
}

function partBlocks(key: TextKey, report: Report): readonly Block[] {
  const heading = partHeading(key) === undefined ? undefined : (report.headings[key] ?? partHeading(key));
  const body = paragraphs(report.text[key] ?? '');
  if (heading === undefined || body.length === 0) return body;
  return [{ kind: 'heading', level: 2, text: legalText(printed(heading)) }, ...body];
}

function partsOf(section: string): readonly TextKey[] {
  return textParts.filter((part) => part.section === section).map((part) => part.key);
}

function sectionBlocks(section: Section, report: Report): readonly Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: sectionHeading(section) };
  if (section.table !== undefined) {
    return [heading, tableBlock(section, foundTable(report, section.table), report)];
  }
  return [heading, ...partsOf(section.id).flatMap((key) => partBlocks(key, report))];
}

function droppedFrom(report: Report): readonly Dropped[] {
  const texts: readonly (readonly [Subject, unknown])[] = [
    ...textParts.map((part) => [part.key, report.text[part.key]] as const),
    ...(Object.entries(report.figures) as [CellKey, unknown][]),
    ['unit', report.unit],
  ];
  return texts.flatMap(([part, text]) =>
    typeof text === 'string' ? illegalCharacters(text).map((found) => ({ part, ...found })) : [],
  );
}

/** Pictures of the report, and whether each stands after its section or all of them after the last. */
export interface Pictures {
  readonly place: 'sections' | 'end';
  readonly figures: readonly Figure[];
}

export interface ComposeOptions {
  readonly draft?: boolean;
  readonly pictures?: Pictures;
}

/** The report as a document. `report.text` is resolved; `draft` marks every page as not to be published. */
export function compose(report: Report, { draft, pictures }: ComposeOptions = {}): ReportDocument {
  const unit = legalText(report.unit);
  const name = reportName(report.year);
  const figures = (pictures?.figures ?? []).map((figure, index): FigureBlock => ({
    kind: 'figure',
    number: index + 1,
    figure,
  }));
  const atEnd = pictures?.place === 'end';
  return {
    title: `${unit}${name}`,
    ...(draft === true ? { mark: draftMark } : {}),
    blocks: [
      ...(unit === '' ? [] : [{ kind: 'title', text: unit } as const]),
      { kind: 'title', text: name },
      ...partsOf('preamble').flatMap((key) => partBlocks(key, report)),
      ...prescribed(report).sections.flatMap((section) => [
        ...sectionBlocks(section, report),
        ...figures.filter(({ figure }) => !atEnd && figure.section === section.id),
      ]),
      ...(atEnd ? figures : []),
    ],
    dropped: droppedFrom(report),
  };
}
