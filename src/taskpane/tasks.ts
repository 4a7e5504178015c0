/** Work on the workbook that the clerk asked for: in its turn, said while it lasts, and what became of it said too. */
import { isRefusal } from '../form/refusal';
import type { Work } from './desk';
import type { Store } from './store';
import { troubleNotice } from './trouble-notice';
import type { InTurn } from './turns';

/** Undefined where it was refused, or failed; `again` is what trying again does, by default the work itself. */
export type Task = <T extends { readonly kind: string }>(
  busy: string,
  work: Work<T>,
  again?: () => void,
) => Promise<T | undefined>;

/** On whichever workbook is in front. */
export function createTasks({ change }: Store, inTurn: InTurn): Task {
  const busyOver = async <T>(busy: string, work: () => Promise<T>): Promise<T> => {
    change({ busy });
    try {
      return await work();
    } finally {
      change({ busy: undefined });
    }
  };
  const task: Task = async (busy, work, again = () => void task(busy, work)) => {
    try {
      const result = await inTurn(() => busyOver(busy, work));
      if (!isRefusal(result)) return result;
      if (result.reason === 'no-report') change({ known: { kind: 'no-report' }, view: 'findings' });
      else change({ notice: { kind: 'trouble', text: result.message } });
    } catch (error) {
      change({ notice: troubleNotice(error, again) });
    }
    return undefined;
  };
  return task;
}
