/** What went wrong, as a line for the clerk, with a way to try again where that may help. */
import { HostError } from '../workbook/host-error';
import type { Notice } from './state';
import { wording } from './wording';

export function troubleNotice(error: unknown, retry: () => void): Notice {
  if (error instanceof HostError)
    return {
      kind: 'trouble',
      text: error.message,
      ...(error.detail === '' ? {} : { detail: error.detail }),
      ...(error.retry ? { retry } : {}),
    };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'trouble', text: wording.trouble.unknown, detail, retry };
}
