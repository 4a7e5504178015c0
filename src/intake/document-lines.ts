/** A document's blocks → lines, as if it had been pasted, but with exact cells and the table each row is of. */
import { isPictureCaption } from '../form/report';
import type { TableId } from '../form/form';
import type { SourceBlock } from './formats/blocks';
import { toLine, type Line } from './line';
import { rowKinds } from './tables/table-kind';

/** Captions and tables of our own pictures: they repeat what the report says. */
function isOfPicture(block: SourceBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
      return isPictureCaption(block.text);
    case 'table':
      return isPictureCaption(block.rows[0]?.cells[0] ?? '');
    case 'picture':
      return false;
  }
}

/** The lines of a document, in reading order. */
export function documentLines(blocks: readonly SourceBlock[]): readonly Line[] {
  const lines: Line[] = [];
  let before: TableId | undefined;
  for (const block of blocks) {
    if (isOfPicture(block)) continue;
    switch (block.kind) {
      case 'paragraph':
        for (const text of block.text.split('\n')) lines.push(toLine(text, lines.length + 1));
        break;
      case 'picture':
        lines.push({ ...toLine('', lines.length + 1), picture: true });
        break;
      case 'table': {
        const kinds = rowKinds(block.rows, before);
        block.rows.forEach(({ cells, number }, index) => {
          const table = kinds[index];
          const line = { number, source: block.source, text: cells.join('\t'), cells };
          lines.push(table === undefined ? line : { ...line, table });
        });
        before = kinds[kinds.length - 1];
        break;
      }
    }
  }
  return lines;
}
