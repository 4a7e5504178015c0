/** What this WPS is: for whoever is asked why something does not work. Nothing of the workbook, and no path, is told. */
import type { EtAddIn } from '../hosts/wps/add-in-facade';
import { attempt } from '../hosts/wps/session';
import { aboutThisProgram } from '../taskpane/version';

export function aboutWps(app: EtAddIn): readonly (readonly [string, string])[] {
  const told = (label: string, ask: () => string | number): readonly (readonly [string, string])[] => {
    let text = '';
    attempt(() => {
      // Some versions have no such member.
      const answer: unknown = ask();
      if (typeof answer === 'string' || typeof answer === 'number') text = String(answer);
    });
    return text === '' ? [] : [[label, text]];
  };
  return [
    ...told('程序', () => app.Name),
    ...told('版本', () => app.Version),
    ...told('内部版本', () => app.Build),
    ...told('页面从哪里来', () => window.location.protocol.replace(':', '')),
    ...told('屏幕缩放', () => `${String(Math.round(window.devicePixelRatio * 100))}%`),
    ...aboutThisProgram(),
  ];
}
