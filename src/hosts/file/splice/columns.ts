/** Widths and formats of whole columns (ECMA-376 18.3.1.13), which a file keeps by ranges. */
import type { Child, Edit, Naming, Root } from './xml-edit';
import { withAttributes } from './xml-edit';

const bound = (column: Child, name: string): number =>
  Number(column.attributes.find(([other]) => other === name)?.[1] ?? 0) - 1;

/** The format that an empty column gives its cells. */
export function columnStyle(columns: readonly Child[], column: number): number {
  const found = columns.find((one) => bound(one, 'min') <= column && column <= bound(one, 'max'));
  return Number(found?.attributes.find(([name]) => name === 'style')?.[1] ?? 0);
}

/** The ranges split so that these columns have these widths; the others, and all else they tell, stay. */
export function columnsEdit(
  xml: string,
  root: Root,
  data: Child,
  columns: readonly Child[],
  widths: ReadonlyMap<number, number>,
  name: Naming,
): Edit {
  const left = new Map(widths);
  const pieces: { readonly min: number; readonly tag: string }[] = [];
  const put = (tag: string, min: number, max: number, width?: number): void => {
    const bounds = { min: String(min + 1), max: String(max + 1) };
    const wide = width === undefined ? {} : { width: String(width), customWidth: '1' };
    pieces.push({ min, tag: withAttributes(tag, { ...bounds, ...wide }) });
  };
  for (const column of columns) {
    const tag = xml.slice(column.start, column.end);
    const max = bound(column, 'max');
    let from = bound(column, 'min');
    const inside = [...left.keys()].filter((one) => one >= from && one <= max).sort((a, b) => a - b);
    if (inside.length === 0) {
      pieces.push({ min: from, tag });
      continue;
    }
    for (const one of inside) {
      if (one > from) put(tag, from, one - 1);
      put(tag, one, one, left.get(one));
      left.delete(one);
      from = one + 1;
    }
    if (from <= max) put(tag, from, max);
  }
  for (const [column, width] of left) put(`<${name('col')}/>`, column, column, width);
  const inner = pieces
    .sort((a, b) => a.min - b.min)
    .map(({ tag }) => tag)
    .join('');
  const text = `<${name('cols')}>${inner}</${name('cols')}>`;
  const old = root.children.find((child) => child.name === 'cols');
  return old ? { start: old.start, end: old.end, text } : { start: data.start, end: data.start, text };
}
