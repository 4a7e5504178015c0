/** One report in the ways published reports come: as rows of cells first, so that cells can be damaged, then laid out. */
import { sectionHeading, type Table } from '../../src/form/form';
import { editionFor, editions } from '../../src/form/index';
import type { CellKey } from '../../src/form/cell';
import type { Report } from '../../src/form/report';
import { partHeading, textParts, type TextKey } from '../../src/form/text';

export interface Cell {
  readonly kind: 'label' | 'value';
  readonly text: string;
  /** Grid columns it takes. */
  readonly span: number;
}

/** A line of text, or a row of a table. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly heading: boolean }
  | { readonly kind: 'row'; readonly table: Table; readonly cells: readonly Cell[] };

function rowsOf(table: Table, report: Report): readonly Block[] {
  return Array.from({ length: table.rowCount }, (_, row): Block => ({
    kind: 'row',
    table,
    cells: table.grid
      .filter((cell) => cell.row === row)
      .map((cell): Cell => {
        if (cell.kind !== 'number') return { kind: 'label', text: cell.label, span: cell.columnSpan };
        return {
          kind: 'value',
          text: String(report.figures[cell.key as CellKey] ?? ''),
          span: cell.columnSpan,
        };
      }),
  }));
}

function text(words: string, heading = false): Block {
  return { kind: 'text', text: words, heading };
}

function partBlocks(section: string, report: Report): readonly Block[] {
  return textParts
    .filter((part) => part.section === section)
    .flatMap(({ key }: { readonly key: TextKey }) => {
      const words = report.text[key];
      if (words === undefined) return [];
      const heading = report.headings[key] ?? partHeading(key);
      return [
        ...(heading === undefined ? [] : [text(heading, true)]),
        ...words.split('\n').map((line) => text(line)),
      ];
    });
}

/** The report as blocks, in printed order. */
export function blocksOf(report: Report): readonly Block[] {
  const edition = editionFor(report.year ?? Infinity);
  const title = `${report.unit}${String(report.year)}年政府信息公开工作年度报告`;
  return [
    text(title, true),
    ...partBlocks('preamble', report),
    ...edition.sections.flatMap((section): readonly Block[] => {
      const { table } = section;
      const used = editions.find(({ id }) => table !== undefined && id === report.tables[table]) ?? edition;
      return [
        text(sectionHeading(section), true),
        ...(table === undefined ? partBlocks(section.id, report) : rowsOf(used.tables[table], report)),
      ];
    }),
  ];
}

type Layout = (blocks: readonly Block[], random: (below: number) => number) => string;

const lines =
  (row: (cells: readonly Cell[], table: Table, random: (below: number) => number) => string): Layout =>
  (blocks, random) =>
    blocks
      .map((block) => (block.kind === 'text' ? block.text : row(block.cells, block.table, random)))
      .join('\n');

function words(cells: readonly Cell[]): readonly string[] {
  return cells.map((cell) => cell.text);
}

/** Cells covered by a merge stand empty at the end of the row. */
function padded(cells: readonly Cell[], table: Table): readonly string[] {
  const more = Math.max(0, table.columnCount - cells.length);
  return [...words(cells), ...Array.from({ length: more }, () => '')];
}

function broken(label: string, random: (below: number) => number): string {
  const at = 1 + random(Math.max(1, label.length - 1));
  return label.length < 3 ? label : `${label.slice(0, at)}\n${label.slice(at)}`;
}

function escape(words: string): string {
  return words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

function page(blocks: readonly Block[], title: string): string {
  let open = false;
  const body = blocks.map((block) => {
    const [before, after] = [
      block.kind === 'row' && !open ? '<table>' : '',
      block.kind === 'text' && open ? '</table>' : '',
    ];
    open = block.kind === 'row';
    if (block.kind === 'text') return `${after}<p>${escape(block.text)}</p>`;
    const cells = block.cells.map(
      (cell) => `<td colspan="${String(cell.span)}"><p>${escape(cell.text)}</p></td>`,
    );
    return `${before}<tr>${cells.join('')}</tr>`;
  });
  return (
    `<!DOCTYPE html><html><head><title>${title}_门户网站</title><style>.x{color:red}</style></head><body>` +
    '<div>返回顶部</div><div>当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>年报</a></div>' +
    `<div>发布时间：2031-01-15 10:00</div><div>来源：某某网站</div><div>浏览次数：12</div><div>字号：大 中 小</div><div>打印</div>` +
    `${body.join('\n')}${open ? '</table>' : ''}` +
    '<p>附件下载</p><p>上一篇：某通知</p><p>主办单位：某某办公室 版权所有</p><p>京ICP备00000000号</p></body></html>'
  );
}

/** Ten ways a report comes. */
export const layouts: Readonly<Record<string, Layout>> = {
  'cells parted by tabs': lines((cells) => words(cells).join('\t')),
  'cells parted by spaces': lines((cells) => words(cells).join(' ')),
  'one cell a line': lines((cells) => words(cells).join('\n')),
  'one cell a line, blank lines between': (blocks) =>
    blocks
      .map((block) => (block.kind === 'text' ? block.text : words(block.cells).join('\n\n')))
      .join('\n\n'),
  'rows with bars': lines((cells) => `${words(cells).join(' | ')} |`),
  Markdown: (blocks) =>
    blocks
      .flatMap((block, index) => {
        if (block.kind === 'text') return [block.heading ? `## ${block.text}` : block.text];
        const row = `| ${padded(block.cells, block.table).join(' | ')} |`;
        const first = blocks[index - 1]?.kind === 'text';
        return first ? [row, `|${' --- |'.repeat(block.table.columnCount)}`] : [row];
      })
      .join('\n'),
  'all on one line': (blocks) =>
    blocks.map((block) => (block.kind === 'text' ? block.text : words(block.cells).join(' '))).join(' '),
  'headings inside lines': (blocks) => {
    let out = '';
    for (const [index, block] of blocks.entries()) {
      const after = blocks[index - 1];
      const inline = block.kind === 'text' && after?.kind === 'text' && index > 1;
      const stop = inline && after.heading && !/[。：]$/u.test(after.text) ? '。' : '';
      out += `${index === 0 ? '' : inline ? stop : '\n'}${block.kind === 'text' ? block.text : words(block.cells).join('\t')}`;
    }
    return out;
  },
  'labels broken anywhere': lines((cells, _, random) =>
    cells.map((cell) => (cell.kind === 'label' ? broken(cell.text, random) : cell.text)).join('\n'),
  ),
  'a web page with its surroundings': (blocks) =>
    page(blocks, blocks[0]?.kind === 'text' ? blocks[0].text : ''),
};
