/** What a host says when it does not do what was asked; anything else it does fails the test. */
import { HostError } from '../../src/workbook/host-error';

export async function troubleOf(promise: Promise<unknown>): Promise<HostError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HostError)) throw new Error(`no trouble: ${String(error)}`);
  return error;
}
