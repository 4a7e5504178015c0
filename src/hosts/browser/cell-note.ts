/** What the grid refuses of what was typed is said beside the cell: nothing is covered, and nothing has to be closed. */
import type { FUniver, Injector } from '@univerjs/presets';
import { IDialogService } from '@univerjs/preset-sheets-core';
import { sheetCanvas } from './scroll';

/** Milliseconds a note is there, unless the clerk goes on before. */
const lasting = 8_000;

/** What the grid calls the dialog in which it says why a validation refuses. */
const refusalDialog = 'reject-input-dialog';

/** `container` holds the grid. */
export function notesInsteadOfDialogs(injector: Injector, api: FUniver, container: HTMLElement): void {
  const dialogs = injector.get(IDialogService);
  let note: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remove = (): void => {
    note?.remove();
    clearTimeout(timer);
  };
  const say = (text: string): void => {
    remove();
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    const rect = sheet?.getActiveRange()?.getCellRect();
    const zoom = sheet?.getZoom() ?? 1;
    note = document.createElement('div');
    note.className = 'cell-note';
    note.setAttribute('role', 'dialog');
    note.setAttribute('aria-live', 'assertive');
    note.setAttribute('aria-label', text);
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '确定';
    // The keys stay with the sheet.
    close.addEventListener('pointerdown', (event) => {
      event.preventDefault();
    });
    close.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    close.addEventListener('click', remove);
    note.append(words, close);
    container.append(note);
    const { top: from, height } = container.getBoundingClientRect();
    const canvas = sheetCanvas(container)?.getBoundingClientRect();
    const below = (canvas ? canvas.top - from : 0) + (rect ? rect.bottom * zoom : 0) + 4;
    const left = Math.min((rect?.left ?? 0) * zoom, container.clientWidth - note.offsetWidth - 8);
    note.style.left = `${String(Math.max(8, left))}px`;
    note.style.top = `${String(Math.max(8, Math.min(below, height - note.offsetHeight - 8)))}px`;
    timer = setTimeout(remove, lasting);
  };
  // The service is handed out behind proxies, so its dialog is closed before it is drawn.
  dialogs.getDialogs$().subscribe((all) => {
    const refusal = all.find(({ id, open }) => id === refusalDialog && open === true);
    const words: unknown = refusal?.children?.title;
    if (typeof words !== 'string') return;
    // After those that draw it have heard that it is open.
    queueMicrotask(() => {
      dialogs.close(refusalDialog);
    });
    say(words);
  });
  api.addEvent(api.Event.SheetEditStarted, remove);
  api.addEvent(api.Event.ActiveSheetChanged, remove);
}
