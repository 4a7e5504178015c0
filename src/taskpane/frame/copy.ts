/** Copying, in the old way: the only one that works in every web view an office suite brings. */

/** Copies what is selected; false where the web view will not. */
function copySelection(): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the clipboard API is blocked in Excel's frames.
  return document.execCommand('copy');
}

export function copyText(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'off-screen';
  document.body.append(area);
  area.select();
  const done = copySelection();
  area.remove();
  return done;
}

/** With its looks, as Word takes it. */
export function copyElement(element: HTMLElement | null): boolean {
  const selection = window.getSelection();
  if (!element || !selection) return false;
  selection.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.addRange(range);
  const done = copySelection();
  selection.removeAllRanges();
  return done;
}
