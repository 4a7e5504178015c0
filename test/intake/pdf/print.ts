/** A report's document printed to pages, in the manners that offices print them. */
import type { DocumentCell, ReportDocument, TableBlock } from '../../../src/document/document';
import type { Page, Text } from './pdf-file';

export interface Manner {
  /** Font size of the text; tables are smaller. */
  readonly size?: number;
  /** Without the rules around each table. */
  readonly open?: boolean;
  /** Rows of a head are printed again after a page break. */
  readonly heads?: boolean;
  /** The rule above the first row after a page break is not drawn. */
  readonly broken?: boolean;
  /** Table 3 on a page of its own, lying. `turned`: an upright sheet with everything on it turned. */
  readonly lying?: 'page' | 'rotated' | 'turned';
  /** Blank lines before table 3, so that it breaks elsewhere. */
  readonly blank?: number;
  readonly numbered?: boolean;
  readonly runningHead?: string;
}

const margin = 70;

const widthOf = (character: string, size: number): number =>
  character.charCodeAt(0) < 128 ? size / 2 : size;
const lengthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(character, size), 0);

/** Lines no wider than this; none begins with a closing mark, and no number is parted where it need not be. */
function wrap(text: string, size: number, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - indent;
  for (const [piece] of text.matchAll(/[\w.]+[，。、；：）”]*|.[，。、；：）”]*/gsu)) {
    const pieces = lengthOf(piece, size) > width ? Array.from(piece) : [piece];
    for (const part of pieces) {
      if (line !== '' && lengthOf(line + part, size) > room + 0.01) {
        lines.push(line);
        line = '';
        room = width;
      }
      line += part;
    }
  }
  return [...lines, line];
}

class Printer {
  readonly pages: {
    width: number;
    height: number;
    texts: Text[];
    rules: [number, number, number, number][];
    turned: boolean;
  }[] = [];
  y = 0;

  constructor(readonly manner: Manner) {
    this.newPage(595, 842);
  }

  get page() {
    return this.pages[this.pages.length - 1]!;
  }

  get inner(): number {
    return this.page.width - 2 * margin;
  }

  newPage(width: number, height: number, turned = false): void {
    this.pages.push({ width, height, texts: [], rules: [], turned });
    this.y = height - margin;
  }

  /** Room for a line; a new page where there is none. */
  need(height: number): void {
    if (this.y - height < margin) this.newPage(this.page.width, this.page.height, this.page.turned);
  }

  paragraph(text: string, size: number, indent: number, centred = false): void {
    wrap(text, size, this.inner, indent).forEach((line, index) => {
      this.need(1.6 * size);
      this.y -= 1.6 * size;
      const x = centred ? (this.page.width - lengthOf(line, size)) / 2 : margin + (index === 0 ? indent : 0);
      this.page.texts.push({ x, y: this.y, size, text: line });
    });
  }

  table({ widths, rowCount, cells }: TableBlock, size: number): void {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const xs = widths.reduce<number[]>(
      (edges, width) => [...edges, edges[edges.length - 1]! + (width / total) * this.inner],
      [margin],
    );
    const linesOf = (cell: DocumentCell): readonly string[] =>
      wrap(cell.text, size, xs[cell.column + cell.columnSpan]! - xs[cell.column]! - 4);
    const heights = Array.from({ length: rowCount }, (_, row) =>
      Math.max(
        ...cells
          .filter((cell) => cell.row === row && cell.rowSpan === 1)
          .map((cell) => linesOf(cell).length * 1.25 * size + 6),
        1.25 * size + 6,
      ),
    );
    // A cell over several rows has room for its text, or its last row grows.
    for (const cell of cells.filter(({ rowSpan }) => rowSpan > 1)) {
      const own = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, height) => sum + height, 0);
      const last = cell.row + cell.rowSpan - 1;
      heights[last]! += Math.max(0, linesOf(cell).length * 1.25 * size + 6 - own);
    }
    const heads = cells
      .filter(({ role }) => role === 'head' || role === 'note')
      .map((cell) => cell.row + cell.rowSpan);
    const headRows = cells[0]?.role === 'bar' ? 0 : Math.max(0, ...heads.filter((row) => row <= 4));
    this.y -= 4;
    for (let row = 0; row < rowCount;) {
      const again =
        row > 0 && this.manner.heads === true ? Array.from({ length: headRows }, (_, index) => index) : [];
      const block = [...again];
      let room = this.y - margin - again.reduce((sum, head) => sum + heights[head]!, 0);
      while (row < rowCount && heights[row]! <= room) {
        block.push(row);
        room -= heights[row]!;
        row += 1;
      }
      this.rows(block, { xs, heights, cells, linesOf, size, isFirst: block[0] === 0 });
      if (row < rowCount) this.newPage(this.page.width, this.page.height, this.page.turned);
    }
    this.y -= 8;
  }

  private rows(
    block: readonly number[],
    table: {
      readonly xs: readonly number[];
      readonly heights: readonly number[];
      readonly cells: readonly DocumentCell[];
      readonly linesOf: (cell: DocumentCell) => readonly string[];
      readonly size: number;
      readonly isFirst: boolean;
    },
  ): void {
    const { xs, heights, cells, linesOf, size } = table;
    const { rules, texts } = this.page;
    const [left, right] = [xs[0]!, xs[xs.length - 1]!];
    const tops = block.map(
      (_, index) => this.y - block.slice(0, index).reduce((sum, row) => sum + heights[row]!, 0),
    );
    const bottom = this.y - block.reduce((sum, row) => sum + heights[row]!, 0);
    const open = this.manner.open === true;
    const across = (y: number, from: number, to: number): void => {
      const isEdge = Math.abs(y - this.y) < 0.1 || Math.abs(y - bottom) < 0.1;
      const isBroken = this.manner.broken === true && !table.isFirst && Math.abs(y - this.y) < 0.1;
      if (!(open && isEdge) && !isBroken) rules.push([from, y, to, y]);
    };
    const down = (x: number, from: number, to: number): void => {
      if (!(open && (x === left || x === right))) rules.push([x, from, x, to]);
    };
    for (const cell of cells) {
      const own = block.flatMap((row, index) =>
        row >= cell.row && row < cell.row + cell.rowSpan ? [index] : [],
      );
      const [first] = own;
      if (first === undefined) continue;
      const last = own[own.length - 1]!;
      const [top, low] = [tops[first]!, tops[last]! - heights[block[last]!]!];
      const [from, to] = [xs[cell.column]!, xs[cell.column + cell.columnSpan]!];
      across(top, from, to);
      across(low, from, to);
      down(from, top, low);
      down(to, top, low);
      // Its text stands where the cell began.
      if (block[first] !== cell.row) continue;
      const lines = linesOf(cell);
      lines.forEach((text, index) => {
        const x = cell.role === 'stub' ? from + 2 : (from + to - lengthOf(text, size)) / 2;
        texts.push({ x, y: top - 3 - (index + 0.9) * 1.25 * size, size, text });
      });
    }
    this.y = bottom;
  }

  finished(): readonly Page[] {
    return this.pages.map(({ width, height, texts, rules, turned }, index) => {
      const furniture: Text[] = [];
      const foot = `— ${String(index + 1)} —`;
      if (this.manner.numbered === true) furniture.push({ x: width / 2 - 20, y: 30, size: 10, text: foot });
      const { runningHead = '' } = this.manner;
      if (runningHead !== '') furniture.push({ x: margin, y: height - 30, size: 9, text: runningHead });
      const page = { width, height, texts: [...texts, ...furniture], rules };
      if (!turned) return page;
      const turn = (x: number, y: number): [number, number] => [height - y, x];
      return {
        width: height,
        height: width,
        rotate: this.manner.lying === 'rotated' ? 90 : 0,
        texts: page.texts.map((text) => {
          const [x, y] = turn(text.x, text.y);
          return { ...text, x, y, turned: 1 };
        }),
        rules: rules.map(([x0, y0, x1, y1]) => [...turn(x0, y0), ...turn(x1, y1)] as const),
      };
    });
  }
}

/** The pages of a report. */
export function print({ blocks }: ReportDocument, manner: Manner = {}): readonly Page[] {
  const printer = new Printer(manner);
  const { size = 16, lying, blank = 0 } = manner;
  for (const block of blocks) {
    switch (block.kind) {
      case 'title':
        printer.paragraph(block.text, 1.3 * size, 0, true);
        break;
      case 'heading':
      case 'paragraph':
        printer.paragraph(block.text, size, 2 * size);
        break;
      case 'table': {
        const isLying = lying !== undefined && block.id === 'requests';
        if (isLying) printer.newPage(842, 595, lying !== 'page');
        else if (block.id === 'requests') printer.y -= blank * size;
        printer.table(block, 0.6 * size);
        if (isLying) printer.newPage(595, 842);
      }
    }
  }
  return printer.finished();
}
