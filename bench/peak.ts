/** A run of the built command line: how long the whole process took, and the most memory it held. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const commandLine = join('dist', 'cli', 'nianbao.js');

/** Run in the process itself, at its end: what it held at most, in kB. */
const tellsPeak = `data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))`;

export interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export function runMeasured(args: readonly string[]): Measured {
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', tellsPeak, commandLine, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const peaks = [...stderr.matchAll(/peak (\d+)/gu)].map(([, kilobytes]) => Number(kilobytes));
  return { milliseconds: performance.now() - start, megabytes: Math.max(...peaks) / 1024 };
}
