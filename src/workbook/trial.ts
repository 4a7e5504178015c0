/**
 * What a self-check asks of a host beyond the port: how a scratch sheet of its own came out, whether events come, and to
 * take the sheet away again. Nothing here touches any other sheet.
 */

/** One thing tried. `asAssumed`: whether it is as this program takes it to be; left out where it takes nothing for granted. */
export interface Told {
  readonly what: string;
  readonly how: string;
  readonly asAssumed?: boolean;
}

export interface Trial {
  /** How validation, formats, protection, panes and page set-up of the sheet are told by the host. */
  readonly inspect: (sheet: string) => Promise<readonly Told[]>;
  /** Whether a change of a cell of the sheet (row and column, zero-based) is told by an event. */
  readonly events: (sheet: string, row: number, column: number) => Promise<Told>;
  /** Takes the sheet and its names away, and brings back to the front what was there before the trial. */
  readonly remove: (sheet: string, names: readonly string[]) => Promise<void>;
}

/** What went wrong, short enough for one line. */
export function wordsOf(error: unknown): string {
  const { detail } = error as { readonly detail?: unknown };
  const message = error instanceof Error ? error.message : String(error);
  return (typeof detail === 'string' && detail !== '' ? detail : message).replace(/\s+/gu, ' ').slice(0, 120);
}

/** Tries one thing; what is thrown is what became of it. */
export async function tell(
  what: string,
  work: () => Promise<Omit<Told, 'what'>> | Omit<Told, 'what'>,
): Promise<Told> {
  try {
    return { what, ...(await work()) };
  } catch (error) {
    return { what, how: `不行：${wordsOf(error)}`, asAssumed: false };
  }
}
