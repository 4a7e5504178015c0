/// <reference types="office-js" />
/** What this Excel is: for whoever is asked why something does not work. Nothing of the workbook is told. */
import { aboutThisProgram } from '../taskpane/version';

/** What Excel does not tell is left out, and no reason to fail. */
function told(label: string, ask: () => string): readonly (readonly [string, string])[] {
  try {
    const answer = ask();
    return answer === '' ? [] : [[label, answer]];
  } catch {
    return [];
  }
}

/** Newest first; each set has all of those before it. */
function newestOf(set: string, versions: readonly string[]): string {
  const newest = versions.find((version) => Office.context.requirements.isSetSupported(set, version));
  return newest === undefined ? `${set} 没有` : `${set} ${newest}`;
}

const excelSets = Array.from({ length: 30 }, (_, index) => `1.${String(30 - index)}`);

export function aboutExcel(): readonly (readonly [string, string])[] {
  const { context } = Office;
  return [
    ...told('程序', () => `${String(context.diagnostics.host)} ${context.diagnostics.version}`),
    ...told('系统', () => String(context.diagnostics.platform)),
    ...told('接口', () =>
      [newestOf('ExcelApi', excelSets), newestOf('SharedRuntime', ['1.2', '1.1'])].join('，'),
    ),
    ...told('界面语言', () => context.displayLanguage),
    ...told('窗格在框架里', () => (window.top === window.self ? '否' : '是')),
    ...told('屏幕缩放', () => `${String(Math.round(window.devicePixelRatio * 100))}%`),
    ...aboutThisProgram(),
  ];
}
