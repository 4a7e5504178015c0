/**
 * Pasting into sheets of ours: what other programs copied brings its values there and no looks, and is no more read as
 * dates than what is typed. The grid pastes the rest itself: into the clerk's own sheets, and what was copied in it.
 */
import type { Worksheet } from 'exceljs';
import { ICommandService, type createUniver } from '@univerjs/presets';
import {
  ISheetClipboardService,
  PasteCommand,
  PREDEFINED_HOOK_NAME_PASTE,
  SetRangeValuesCommand,
  SheetPasteShortKeyCommand,
} from '@univerjs/preset-sheets-core';
import { pastedFrom } from './clipboard';
import { isProtected, own, refusals } from './locks';
import { pastedCells } from './pasted-cells';

const valuesOnly: readonly unknown[] = [
  undefined,
  PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE,
  PREDEFINED_HOOK_NAME_PASTE.SPECIAL_PASTE_VALUE,
];

export class Paste {
  readonly #univer: ReturnType<typeof createUniver>;
  readonly #sheetOf: (id: string) => Worksheet | undefined;
  readonly #refused: (message: string) => void;

  constructor(
    univer: ReturnType<typeof createUniver>,
    sheetOf: (id: string) => Worksheet | undefined,
    refused: (message: string) => void,
  ) {
    this.#univer = univer;
    this.#sheetOf = sheetOf;
    this.#refused = refused;
  }

  get #injector() {
    return this.#univer.univer.__getInjector();
  }

  /** Whether the command is one of pasting, and done here. */
  takes(id: string, params: object | undefined): boolean {
    if (id === SheetPasteShortKeyCommand.id) {
      const { htmlContent = '', textContent = '' } = params as { htmlContent?: string; textContent?: string };
      return this.#paste(htmlContent, textContent);
    }
    // Only the keys bring the content along; a menu has to ask for it, which plain http does not let it do.
    const { value } = (params ?? {}) as { readonly value?: unknown };
    if (id !== PasteCommand.id || !valuesOnly.includes(value)) return false;
    if (!this.#target() || !window.isSecureContext) return false;
    this.#pasteByMenu(params).catch(() => {
      this.#refused(refusals.clipboard);
    });
    return true;
  }

  async #pasteByMenu(params: object | undefined): Promise<void> {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    if (this.#paste(await read('text/html'), await read('text/plain'))) return;
    await this.#injector.get(ICommandService).executeCommand(PasteCommand.id, params, own);
  }

  /** While a cell is edited, what is pasted goes into its text. */
  #target() {
    const workbook = this.#univer.univerAPI.getActiveWorkbook();
    const shown = workbook?.getActiveSheet();
    const sheet = shown && this.#sheetOf(shown.getSheetId());
    if (!workbook || !shown || !sheet || !isProtected(sheet) || workbook.isCellEditing()) return undefined;
    return { unitId: workbook.getId(), shown, sheet };
  }

  #paste(html: string, text: string): boolean {
    const target = this.#target();
    const selected = target?.shown.getActiveRange()?.getRange();
    const copy = /data-copy-id="([^\s"]+)"/u.exec(html)?.[1];
    if (copy !== undefined && this.#injector.get(ISheetClipboardService).copyContentCache().get(copy))
      return false;
    const pasted = pastedFrom(html, text);
    if (!target || !selected || pasted.length === 0) return false;
    const { unitId, shown, sheet } = target;
    const found = pastedCells(sheet, selected, pasted, {
      rows: shown.getMaxRows(),
      columns: shown.getMaxColumns(),
    });
    if (found) {
      const params = { unitId, subUnitId: shown.getSheetId(), value: found.cells };
      this.#injector.get(ICommandService).syncExecuteCommand(SetRangeValuesCommand.id, params);
      shown.getRange(found.range).activate();
    } else this.#refused(refusals.merged);
    return true;
  }
}
