/** Methods that a prototype or an object lacks, added as the built-in ones are: not enumerable. */
export function fill(target: object, methods: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}
