/**
 * An object as the wire sees it: nothing exists that is not listed. A member that the runtime asks for and that is not
 * here is an error, so that a test never passes on something Excel might not have.
 */
import { ApiError } from './protocol';

type Any = (...args: never[]) => unknown;

export interface WireObject {
  /** For messages: `Range`. */
  readonly type: string;
  readonly id?: string;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: never) => void>>;
  readonly call?: Readonly<Record<string, Any>>;
  /** `getItem`-like access by the indexer. */
  readonly item?: (key: never) => WireObject | null;
  /** Collections only. */
  readonly items?: () => readonly WireObject[];
}

const known = new WeakSet();

/** Marks an object as one of the wire's, so that a query descends into it. */
export function wire(object: WireObject): WireObject {
  known.add(object);
  return object;
}

export function isWire(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && known.has(value);
}

function notFound(object: WireObject, member: string): ApiError {
  return new ApiError('ApiNotFound', `${object.type}.${member} is not part of this host`, 404);
}

export function getMember(object: WireObject, name: string): unknown {
  const member = object.get?.[name];
  if (!member) throw notFound(object, name);
  return member();
}

export function setMember(object: WireObject, name: string, value: unknown): void {
  const member = object.set?.[name];
  if (!member) throw notFound(object, `${name} =`);
  member(value as never);
}

export function callMember(object: WireObject, name: string, args: readonly unknown[]): unknown {
  const member = object.call?.[name];
  if (!member) throw notFound(object, `${name}()`);
  return member(...(args as never[]));
}

export function itemOf(object: WireObject, key: unknown): WireObject | null {
  if (!object.item) throw notFound(object, '[item]');
  return object.item(key as never);
}
