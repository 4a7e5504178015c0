/** An object of WPS: what WPS does not declare throws, what the emulator lacks throws, and every crossing is counted. */
import { declared } from './declared';

export interface Bridge {
  /** Called before each crossing; throws where the test wants a failure. */
  cross: (what: string) => void;
  /** Called after each that changes or does something; what it throws is a failure although it was done. */
  crossed: () => void;
}

export interface Members {
  readonly get?: Readonly<Record<string, () => unknown>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each setter says what it takes
  readonly set?: Readonly<Record<string, (value: any) => void>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each method says what it takes
  readonly call?: Readonly<Record<string, (...args: any[]) => unknown>>;
  /** Members that are a plain value in this version of WPS though declared a method. */
  readonly properties?: readonly string[];
}

const insides = new WeakMap<object, unknown>();

/** What a proxy stands for, where it is handed back as an argument. */
export function insideOf(proxy: object): unknown {
  return insides.get(proxy);
}

/** `kind`: the name of the declared interface. `inside`: what `insideOf` gives. */
export function strict(bridge: Bridge, kind: string, members: Members, inside?: unknown): object {
  const { get = {}, set = {}, call = {}, properties = [] } = members;
  const lacking = (member: string): Error => new Error(`the emulator's ${kind} has no ${member}`);
  const proxy = new Proxy(
    {},
    {
      get: (_, member) => {
        if (typeof member === 'symbol' || member === 'then' || member === 'toJSON') return undefined;
        const known = declared(kind, member);
        if (!known) throw new TypeError(`WPS's ${kind} has no member ${member}`);
        const method = call[member];
        if (method && !properties.includes(member)) {
          return (...args: unknown[]) => {
            bridge.cross(`${kind}.${member}()`);
            const result = method(...args);
            bridge.crossed();
            return result;
          };
        }
        const read = get[member];
        if (!read) throw lacking(member);
        bridge.cross(`${kind}.${member}`);
        return read();
      },
      set: (_, member, value) => {
        const name = String(member);
        const known = declared(kind, name);
        if (!known) throw new TypeError(`WPS's ${kind} has no member ${name}`);
        if (known.readonly || known.method) throw new TypeError(`${kind}.${name} cannot be set`);
        const write = set[name];
        if (!write) throw lacking(name);
        bridge.cross(`${kind}.${name} =`);
        write(value);
        bridge.crossed();
        return true;
      },
    },
  );
  insides.set(proxy, inside);
  return proxy;
}
