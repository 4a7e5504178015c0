/**
 * What the grid may change. Univer's own protection draws a padlock but lets the local user through, so every change
 * passes here: locked cells are taken out of it, and what the workbook could not follow is refused whole.
 */
import { ValueType, type Cell, type Worksheet } from 'exceljs';
import type { IExecutionOptions } from '@univerjs/presets';

/** On every command that comes from us: it passes. */
export const own: IExecutionOptions = { own: true };

/** Protection as the file has it; a cell nobody styled is locked, as in Excel. */
export function isProtected(sheet: Worksheet): boolean {
  const { sheetProtection } = sheet as unknown as {
    readonly sheetProtection?: { readonly sheet?: boolean } | null;
  };
  return sheetProtection?.sheet === true;
}

/** Nothing may be typed here, by its validation: what stands there is ours. */
function takesNothing(cell: Cell | undefined): boolean {
  const { type, formulae } = (cell?.dataValidation ?? {}) as {
    readonly type?: string;
    readonly formulae?: readonly unknown[];
  };
  return type === 'custom' && formulae?.[0] === 'FALSE';
}

/** Zero-based. The rest of a merged area is as its first cell is. */
export function isLocked(sheet: Worksheet, row: number, column: number): boolean {
  if (!isProtected(sheet)) return false;
  const found: Cell | undefined = sheet.findRow(row + 1)?.findCell(column + 1);
  const cell = found?.type === ValueType.Merge ? found.master : found;
  if (takesNothing(cell)) return true;
  const protection = cell ? cell.protection : sheet.getColumn(column + 1).protection;
  return (protection as { readonly locked?: boolean } | undefined)?.locked !== false;
}

/** Commands that change content or looks of cells, or change nothing. Whatever else a menu or a key asks for is not done. */
const allowed = [
  /^sheet\.command\.(?:set-range-values|clear-selection-(?:content|format|all)|auto-clear-content|auto-fill|refill)$/u,
  /^sheet\.command\.(?:copy(?:-(?:down|right|formula-only))?|paste(?!-col-width)[a-z-]*|repeat-last-action)$/u,
  /^sheet\.command\.(?:move-selection|expand-selection|select|scroll|set-scroll|change-zoom|set-zoom|text-to-number)/u,
  /^sheet\.command\.(?:set-worksheet-(?:activate|col-width|show)|delta-(?:column-width|row-height)|set-row-height)$/u,
  /^sheet\.command\.(?:set-row-is-auto-height|set-col-is-auto-width|set-col-auto-width)$/u,
  /^sheet\.command\.(?:set-(?:style|bold|italic|underline|stroke|font-size|font-family|text-color|background-color))$/u,
  /^sheet\.command\.(?:reset-(?:text|background)-color|set-(?:horizontal|vertical)-text-align|set-text-wrap)$/u,
  /^sheet\.command\.set-range-(?:bold|italic|underline|stroke|fontsize|font-family|font-increase|font-decrease|text-color)$/u,
  /^sheet\.command\.(?:set-border[a-z-]*|numfmt\..+|(?:set|apply)-[a-z-]*format-painter)$/u,
];

export function isAllowedCommand(id: string): boolean {
  return !/^(?:sheets?|data-validation)\.command/u.test(id) || allowed.some((pattern) => pattern.test(id));
}

/** Changes of the grid's model that the workbook follows, or that are not part of it. */
const followed = [
  /^sheet\.mutation\.(?:set-range-values|set-worksheet-(?:col-width|row-height|row-auto-height|row-is-auto-height))$/u,
  /^sheet\.mutation\.(?:data-validation-formula-mark-dirty|mark-dirty-filter-change|empty|set-worksheet-row-count)$/u,
];

export function isFollowed(id: string): boolean {
  return !/^(?:sheets?|data-validation)\.mutation/u.test(id) || followed.some((pattern) => pattern.test(id));
}

export const refusals = {
  locked: '这里是锁定的：合计由公式算出，表头是规定的格式。请填白色的格子。',
  partly: '其中锁定的格子没有改动：合计由公式算出，表头是规定的格式。',
  cut: '网页版不剪切：剪切会把公式里的引用一起搬走。请复制、粘贴，再清除原来的格子。',
  merged: '复制的内容和这里的格子对不上（有合并的格子，或超出了表格），没有粘贴。请对齐左上角，或分块粘贴。',
  clipboard: '浏览器不让网页读剪贴板。请按 Ctrl+V 粘贴。',
  structure: '网页版只改格子里的内容和样式；增删行列、工作表和合并单元格，请保存后在 Excel 或 WPS 里做。',
} as const;
