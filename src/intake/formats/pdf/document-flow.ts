/** Pages → blocks: paragraphs and tables that run over pages made whole. */
import { blockBuilder } from '../block-builder';
import type { SourceBlock } from '../blocks';
import type { FlowLine, PageFlow } from './page-flow';
import { columnOf, commonColumn, paragraphsOf, type Column } from './paragraphs';
import type { PageCell, PageTable } from './table-text';
import type { PageRows } from './unruled';

type Rows = PageTable['rows'];

const textOf = (row: readonly PageCell[]): string => row.map(({ text }) => text).join('\t');

/** Rows of a head that is printed again on the next page. */
function withoutRepeatedHead(before: Rows, next: Rows): Rows {
  let same = 0;
  while (same < next.length && same < before.length) {
    const [a, b] = [before[same], next[same]];
    if (!a || !b || textOf(a) !== textOf(b)) break;
    same += 1;
  }
  // A row of figures may happen to be the same; a head has words and no figures.
  const isHead = next.slice(0, same).every((row) => row.every(({ text }) => !/^\d+(?:\.\d+)?$/u.test(text)));
  return same > 0 && isHead && next.slice(0, same).some((row) => textOf(row).trim() !== '')
    ? next.slice(same)
    : next;
}

function sameColumns(a: readonly PageCell[], b: readonly PageCell[]): boolean {
  return (
    a.length === b.length && a.every((cell, index) => Math.abs(cell.left - (b[index]?.left ?? Infinity)) < 4)
  );
}

/** A label of its own begins with its number. */
const numbered = /^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．])/u;

/**
 * A row that a page break cut: its words go on below, its figures stand on one side of the break only, or go on below in
 * a column too narrow for them. Undefined for two rows of their own, which is what a head above figures looks like.
 */
function joinedRow(above: readonly PageCell[], below: readonly PageCell[]): readonly PageCell[] | undefined {
  if (!sameColumns(above, below) || below.length < 3) return undefined;
  const pairs = above.map((cell, index) => ({
    above: cell,
    text: cell.text,
    next: below[index]?.text ?? '',
  }));
  const both = pairs.filter(({ text, next }) => text !== '' && next !== '');
  const isCutNumber = ({ above: cell, text, next }: (typeof pairs)[number]): boolean =>
    cell.isFull && /^\d+$/u.test(text) && /^\d+$/u.test(next);
  const cut = both.filter(isCutNumber);
  const words = both.filter((pair) => !isCutNumber(pair));
  const onlyAbove = pairs.filter(({ text, next }) => text !== '' && next === '').length;
  const onlyBelow = pairs.filter(({ text, next }) => text === '' && next !== '').length;
  // One label goes on, and all the figures are above or all below; or some of those above go on with it.
  if (words.length > 1 || words.some(({ next }) => numbered.test(next))) return undefined;
  if (cut.length === 0 ? words.length === 0 || onlyAbove > 0 === onlyBelow > 0 : onlyBelow > 0)
    return undefined;
  return above.map((cell, index) => ({ ...cell, text: cell.text + (below[index]?.text ?? '') }));
}

function continued(before: PageTable, next: PageTable): PageTable | undefined {
  if (Math.abs(before.left - next.left) > 5 || Math.abs(before.right - next.right) > 5) return undefined;
  const rest = withoutRepeatedHead(before.rows, next.rows);
  const [last, first] = [before.rows[before.rows.length - 1], rest[0]];
  const cut = last && first && joinedRow(last, first);
  const rows = cut ? [...before.rows.slice(0, -1), cut, ...rest.slice(1)] : [...before.rows, ...rest];
  return { ...next, top: before.top, rows };
}

type Item =
  | PageTable
  | PageRows
  | {
      readonly kind: 'lines';
      readonly lines: { readonly line: FlowLine; readonly column: Column; readonly page: number }[];
    }
  | { readonly kind: 'picture' };

const pictured = 0.12;

function itemsOf(pages: readonly PageFlow[]): readonly Item[] {
  const linesOf = (page: PageFlow): readonly FlowLine[] =>
    page.items.filter((item): item is FlowLine => item.kind === 'line');
  /** Of all pages as wide as this one. */
  const common = (page: PageFlow): Column => {
    const alike = pages.filter(({ width }) => Math.abs(width - page.width) < 5).flatMap(linesOf);
    return commonColumn(alike);
  };
  const items: Item[] = [];
  pages.forEach((page, number) => {
    const column = columnOf(linesOf(page), common(page));
    page.items.forEach((item, index) => {
      const last = items[items.length - 1];
      if (item.kind === 'line') {
        const placed = { line: item, column, page: number };
        if (last?.kind === 'lines') last.lines.push(placed);
        else items.push({ kind: 'lines', lines: [placed] });
        return;
      }
      const whole =
        item.kind === 'table' && index === 0 && last?.kind === 'table' ? continued(last, item) : undefined;
      if (whole) items[items.length - 1] = whole;
      else items.push(item);
    });
    if (page.pictured >= pictured) items.push({ kind: 'picture' });
  });
  return items;
}

/** The blocks of the document. Throws TooMuch (blocks.ts) for what no report holds. */
export function documentBlocks(pages: readonly PageFlow[]): readonly SourceBlock[] {
  const builder = blockBuilder((table) => `第 ${String(table)} 个表格`);
  const paragraph = (text: string): void => {
    builder.text(text);
    builder.endParagraph();
  };
  for (const item of itemsOf(pages)) {
    if (item.kind === 'lines') paragraphsOf(item.lines).forEach(paragraph);
    else if (item.kind === 'rows')
      item.rows.forEach((cells) => {
        paragraph(cells.join('\t'));
      });
    else if (item.kind === 'picture') {
      builder.picture();
      builder.endParagraph();
    } else {
      builder.openTable();
      for (const row of item.rows) {
        builder.openRow();
        for (const { text } of row) {
          builder.openCell();
          if (text !== '') paragraph(text);
          builder.closeCell();
        }
        builder.closeRow();
      }
      builder.closeTable();
    }
  }
  return builder.finish();
}
