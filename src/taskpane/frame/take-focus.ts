/** For what comes in place of the button just pressed: otherwise the focus is nowhere. Use as a `ref`. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
