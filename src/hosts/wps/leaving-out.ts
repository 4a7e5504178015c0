/** An argument left out in front of others: `undefined` by the declarations, `null` in programs that are out there. */
import type { WpsSession } from './session';

/** `untouched`: whether a call that was refused has changed nothing, so that the other way may be tried. */
export function leavingOut<T>(
  session: WpsSession,
  method: string,
  call: (nothing: undefined | null) => T,
  untouched: () => boolean,
): T {
  let first: { readonly result: T } | undefined;
  const takesUndefined = session.habit(`${method}: undefined leaves out`, () => {
    try {
      first = { result: call(undefined) };
      return true;
    } catch (error) {
      if (!untouched()) throw error;
      first = { result: call(null) };
      return false;
    }
  });
  return first ? first.result : call(takesUndefined ? undefined : null);
}
