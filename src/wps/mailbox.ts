/**
 * Commands from the ribbon's page to the pane's: pages of an add-in share nothing but PluginStorage. The ribbon drops
 * numbered letters, the pane looks for new ones; those clicked while the pane was still opening are read too, and none
 * is ever answered twice, were there two panes, or a pane made anew.
 */
import type { EtPluginStorage } from '../hosts/wps/add-in-facade';

interface Letter {
  /** Milliseconds since 1970; also tells letters apart. */
  readonly at: number;
  readonly command: string;
}

const key = 'ogi_commands';
/** The number of the letter answered last. */
const answered = 'ogi_commands_answered';
const kept = 8;
/** A letter this old when the pane opens was meant for another pane. */
const stale = 15_000;

function lettersIn(storage: EtPluginStorage): readonly Letter[] {
  try {
    const letters: unknown = JSON.parse(String(storage.getItem(key)));
    return Array.isArray(letters) ? (letters as readonly Letter[]) : [];
  } catch {
    return [];
  }
}

/** `now`: milliseconds since 1970. */
export function post(storage: EtPluginStorage, command: string, now: number): void {
  const letters = lettersIn(storage);
  const at = Math.max(now, (letters[letters.length - 1]?.at ?? 0) + 1);
  storage.setItem(key, JSON.stringify([...letters, { at, command }].slice(-kept)));
}

/** Calls `listener` for each command, once; gives back how to stop. `every`: milliseconds between looks. */
export function collect(
  storage: EtPluginStorage,
  listener: (command: string) => void,
  { now, every }: { readonly now: number; readonly every: number },
): () => void {
  const oldest = now - stale;
  const look = (): void => {
    for (const { at, command } of lettersIn(storage)) {
      if (at <= Math.max(oldest, Number(storage.getItem(answered) ?? 0) || 0)) continue;
      storage.setItem(answered, String(at));
      listener(command);
    }
  };
  look();
  const clock = setInterval(look, every);
  return () => {
    clearInterval(clock);
  };
}
