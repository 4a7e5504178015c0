/**
 * What the pane calls that Chromium 64 has not yet: WPS on Linux carries old ones. Older than that it cannot be, for the
 * checks use regular expressions of 2018. test/wps/pages.test.ts takes these away and runs the pane.
 */

import { fill } from './fill';

function flatten(list: readonly unknown[], depth: number): unknown[] {
  return list.reduce<unknown[]>(
    (flat, one) =>
      Array.isArray(one) && depth > 0 ? flat.concat(flatten(one, depth - 1)) : flat.concat([one]),
    [],
  );
}

fill(Array.prototype, {
  flat(this: readonly unknown[], depth = 1): unknown[] {
    return flatten(this, depth);
  },
  flatMap(this: readonly unknown[], map: (one: unknown, index: number) => unknown): unknown[] {
    return flatten(
      this.map((one, index) => map(one, index)),
      1,
    );
  },
});

/** Before Chromium 70, `sort` may change the order of what compares equal, where there are more than ten. */
function keepsTies(): boolean {
  const list = Array.from({ length: 64 }, (_, index) => ({ index, rank: index % 2 }));
  return list
    .sort((a, b) => a.rank - b.rank)
    .every(({ index }, at) => index === (at < 32 ? at * 2 : at * 2 - 63));
}

if (!keepsTies()) {
  const { sort } = Array.prototype;
  const value = function stable(this: unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    if (!compare) return sort.call(this);
    const placed = this.map((one, index) => ({ one, index }));
    sort.call(
      placed,
      (a: (typeof placed)[number], b: (typeof placed)[number]) => compare(a.one, b.one) || a.index - b.index,
    );
    placed.forEach(({ one }, index) => (this[index] = one));
    return this;
  };
  Object.defineProperty(Array.prototype, 'sort', { value, writable: true, configurable: true });
}

fill(Object, {
  fromEntries(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [key, value] of entries) made[key] = value;
    return made;
  },
});

fill(String.prototype, {
  *matchAll(this: string, pattern: RegExp): Generator<RegExpExecArray> {
    const each = new RegExp(pattern.source, pattern.flags);
    each.lastIndex = pattern.lastIndex;
    for (let found = each.exec(this); found; found = each.exec(this)) {
      yield found;
      if (found[0] === '') each.lastIndex += 1;
    }
  },
  trimStart(this: string): string {
    return this.replace(/^\s+/u, '');
  },
  trimEnd(this: string): string {
    return this.replace(/\s+$/u, '');
  },
});

fill(Blob.prototype, {
  arrayBuffer(this: Blob): Promise<ArrayBuffer> {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(reader.result as ArrayBuffer);
      };
      reader.onerror = () => {
        reject(reader.error ?? new Error('the file cannot be read'));
      };
      reader.readAsArrayBuffer(this);
    });
  },
});
