/**
 * What was worked out of an object, for as long as it is asked for again. A WeakMap is dear where objects come and go by the
 * thousand: what hangs on it is kept, and copied about, until the whole heap is collected.
 */

/** `work`, done once an object or text; those of a while ago are forgotten when there have been `most` others. */
export function remembering<Key extends object | string, Value>(
  most: number,
  work: (key: Key) => Value,
): (key: Key) => Value {
  const keys: Key[] = [];
  const values: Value[] = [];
  let oldest = 0;
  return (key) => {
    const at = keys.indexOf(key);
    if (at >= 0) return values[at] as Value;
    const value = work(key);
    keys[oldest] = key;
    values[oldest] = value;
    oldest = (oldest + 1) % most;
    return value;
  };
}
