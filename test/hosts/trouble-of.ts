/** What a host says when it does not do what was asked; anything else it does fails the test. */
import { HostTrouble } from '../../src/workbook/trouble';

export async function troubleOf(promise: Promise<unknown>): Promise<HostTrouble> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HostTrouble)) throw new Error(`no trouble: ${String(error)}`);
  return error;
}
