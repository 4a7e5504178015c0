/** Defined names, read in every host the same way. */
import { parseReference } from './a1';
import type { Contents } from './workbook';

type Names = Contents['names'];

/** Those that refer to one area of a sheet that is there; a name that is broken, or means anything else, is left out. */
export function areasNamed(
  entries: readonly { readonly name: string; readonly refersTo: unknown }[],
  isSheet: (name: string) => boolean,
): Names {
  const names = new Map<string, Names extends ReadonlyMap<string, infer V> ? V : never>();
  for (const { name, refersTo } of entries) {
    const place = typeof refersTo === 'string' ? parseReference(refersTo) : undefined;
    if (place && isSheet(place.sheet)) names.set(name, place);
  }
  return names;
}
