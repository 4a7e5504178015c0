/** Light or dark, as the program around the pane has it; where it does not say, as the system has it. */

/** Whether a `#rrggbb` background is a dark one; undefined for anything else. */
function isDark(background: string | undefined): boolean | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(background ?? '');
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** `background`: the colour of the panes of the program around, `#rrggbb`. */
export function followTheme(background?: string): void {
  const set = (dark: boolean): void => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  const dark = isDark(background);
  if (dark !== undefined) {
    set(dark);
    return;
  }
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  set(system.matches);
  system.addEventListener('change', ({ matches }) => {
    set(matches);
  });
}
