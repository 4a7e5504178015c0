/**
 * What was worked out of an object, for as long as it is asked for again. A WeakMap that lives long is dear where objects
 * come and go by the thousand: what hangs on it is kept, and copied about, until the whole heap is collected.
 */

/** `work`, done once an object; the objects of a while ago are forgotten when there have been `most` others. */
export function remembering<Key extends object, Value>(
  most: number,
  work: (key: Key) => Value,
): (key: Key) => Value {
  let known = new WeakMap<Key, { readonly value: Value }>();
  let held = 0;
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = work(key);
    if (held >= most) {
      known = new WeakMap();
      held = 0;
    }
    known.set(key, { value });
    held += 1;
    return value;
  };
}
