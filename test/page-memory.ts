/** Memory of a page's processes, its workers' included, as Linux counts it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const status = (id: number): string => `/proc/${String(id)}/status`;

/** Megabytes. */
function told(id: number, line: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${line}:\\s+(\\d+) kB`, 'u').exec(readFileSync(status(id), 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
}

/** The browser's processes for pages; none where the system does not tell of processes so. */
async function pageProcesses(page: Page): Promise<readonly number[]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) return [];
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(status(id)))
    .map(({ id }) => id);
}

/**
 * How much more memory a page took at its highest while it did something than it had before, in megabytes, as a function to
 * ask for it; always 0 where the system does not tell.
 */
export async function growthOf(page: Page): Promise<() => number> {
  const before = (await pageProcesses(page)).flatMap((id) => {
    try {
      // Its highest so far is forgotten (proc(5), clear_refs).
      writeFileSync(`/proc/${String(id)}/clear_refs`, '5');
      return [{ id, had: told(id, 'VmRSS') }];
    } catch {
      return [];
    }
  });
  return () =>
    Math.max(0, ...before.map(({ id, had }) => (existsSync(status(id)) ? told(id, 'VmHWM') - had : 0)));
}
