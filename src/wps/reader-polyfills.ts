/**
 * What pdfjs calls that the Chromium inside WPS may not have, beside what its own legacy build fills in. Only with the
 * readers: the pane itself needs none of it.
 */
import { fill } from './fill';

interface Listed {
  readonly length: number;
  readonly [index: number]: unknown;
}

function at(this: Listed, index: number): unknown {
  const place = Math.trunc(index) || 0;
  return this[place < 0 ? this.length + place : place];
}

fill(Array.prototype, {
  at,
  findLast(this: readonly unknown[], isWanted: (one: unknown, index: number) => unknown): unknown {
    for (let index = this.length - 1; index >= 0; index -= 1)
      if (isWanted(this[index], index)) return this[index];
    return undefined;
  },
});
fill(Object.getPrototypeOf(Uint8Array.prototype) as object, { at });
fill(String.prototype, {
  at,
  replaceAll(this: string, from: string | RegExp, to: string): string {
    return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to);
  },
});
fill(Object, {
  hasOwn: (one: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(one, key),
});
fill(Promise, {
  allSettled: (all: Iterable<unknown>): Promise<unknown[]> =>
    Promise.all(
      Array.from(all, (one) =>
        Promise.resolve(one).then(
          (value) => ({ status: 'fulfilled', value }),
          (reason: unknown) => ({ status: 'rejected', reason }),
        ),
      ),
    ),
});

/** Of what pdfjs sends itself: plain objects, lists, maps, sets and bytes; the rest is handed over as it is. */
function copy(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (known.has(value)) return known.get(value);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? value : (value as Uint8Array).slice();
  const into = <T extends object>(made: T): T => {
    known.set(value, made);
    return made;
  };
  if (value instanceof Map) {
    const made = into(new Map<unknown, unknown>());
    value.forEach((one: unknown, key: unknown) => made.set(copy(key, known), copy(one, known)));
    return made;
  }
  if (value instanceof Set) {
    const made = into(new Set<unknown>());
    value.forEach((one: unknown) => made.add(copy(one, known)));
    return made;
  }
  if (Array.isArray(value)) {
    const made = into<unknown[]>([]);
    for (const one of value) made.push(copy(one, known));
    return made;
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const made = into<Record<string, unknown>>({});
  for (const [key, one] of Object.entries(value)) made[key] = copy(one, known);
  return made;
}

fill(window, { structuredClone: (value: unknown): unknown => copy(value, new Map()) });
