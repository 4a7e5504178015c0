/** Live checking is on unless it has been switched off on this machine. */

/** Small settings of this person on this machine, never report content. */
export interface Settings {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
}

const key = 'live-check';

export function liveIsOff(settings: Settings): boolean {
  return settings.get(key) === 'off';
}

export function keepLive(settings: Settings, live: boolean): void {
  settings.set(key, live ? 'on' : 'off');
}
