/** How sheets look: quiet, printable, the same on every host. */
import type { Style } from '../workbook';

const songti = '宋体';

export const title: Style = { font: songti, size: 16, bold: true, horizontal: 'center', vertical: 'middle' };
export const head: Style = {
  font: songti,
  size: 10.5,
  bold: true,
  fill: 'E8EEF7',
  horizontal: 'center',
  vertical: 'middle',
  wrap: true,
  border: true,
};
const cell: Style = { font: songti, size: 10.5, vertical: 'middle', wrap: true, border: true };
/** From the left, and clear of the border. */
const fromLeft: Style = { horizontal: 'left', indent: 1 };
export const label: Style = { ...cell, ...fromLeft };
export const centred: Style = { ...cell, horizontal: 'center' };
/** The section bars of table 2, shaded and centred as printed. */
export const bar: Style = { ...centred, fill: 'C6D9F1' };
/** What heads a group of rows. */
export const group: Style = { ...label, fill: 'C6D9F1' };
export const input: Style = { ...centred, unlocked: true };
export const textInput: Style = { ...label, vertical: 'top', unlocked: true };
/** A total is a formula: grey, so that nobody types there by habit. */
export const total: Style = { ...centred, fill: 'F2F2F2' };
/** Words beside a total. */
export const totalLabel: Style = { ...total, ...fromLeft };
export const quiet: Style = { font: songti, size: 9, color: '595959', vertical: 'middle', wrap: true };
export const plain: Style = { font: songti, size: 10.5, vertical: 'middle', wrap: true };
/** Hidden bookkeeping must stay writable to a macro-free host, and harmless when shown. */
export const hidden: Style = { font: songti, size: 9, color: 'A6A6A6' };

/** Tab colours: what comes first, tables, texts, last year, findings. */
export const tabs = {
  start: 'ffc000',
  table: '4472c4',
  text: '70ad47',
  lastYear: 'a5a5a5',
  ledger: '7030a0',
  result: 'c00000',
} as const;

/** Excel counts a column's width in half-width characters; a Chinese character takes two, and a little is padding. */
function unitsOf(text: string): number {
  let units = 0;
  for (const character of text) units += character.charCodeAt(0) < 0x2e80 ? 1.05 : 2;
  return units;
}

/** Points: Excel makes no row higher. */
const highestRow = 409;
const lineHeight = (size: number): number => size * 1.35;
/** Around the lines of a cell. */
const margin = 5;

/** Chinese characters to a line in a column of `width` characters, looking like `style`. */
export function charactersToLine(width: number, { size = 10.5, indent = 0 }: Style = label): number {
  return Math.floor(Math.max(2, (width - 1.5 * (1 + indent)) * (10.5 / size)) / 2);
}

/** Lines that show in the highest row there can be, looking like `style`. */
export function mostLines({ size = 10.5 }: Style = label): number {
  return Math.floor((highestRow - margin) / lineHeight(size));
}

/**
 * Points: the height a row needs for `text` to show whole in a column of `width` characters, looking like `style`; at most
 * Excel's 409.
 */
export function heightFor(text: string, width: number, style: Style = label): number {
  const units = charactersToLine(width, style) * 2;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(unitsOf(line) / units)), 0);
  return Math.min(highestRow, Math.ceil(lines * lineHeight(style.size ?? 10.5) + margin));
}
