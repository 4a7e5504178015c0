/** Live checking is on unless it has been switched off on this machine. */
import type { PaneHost } from './host';

export const liveSetting = 'live-check';

export function liveIsOff(settings: PaneHost['settings']): boolean {
  return settings.get(liveSetting) === 'off';
}
