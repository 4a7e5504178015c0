/** `nianbao check FILE…`: findings for people, as JSON, or as a record a line. */
import { today } from '../../actions/today';
import { filesABatch, keepResults } from '../parquet/keep';
import { openStore } from '../parquet/store';
import { checkFiles } from '../pool/check-pool';
import { openPool } from '../pool/file-pool';
import type { CheckJson, FileResult } from '../check-file';
import { recordOf } from '../check-record';
import { say, tell, type Command, type ExitCode } from '../command';
import { lanesOf, progressBar } from '../lanes';
import { expandFolders, writeWhole } from '../files';
import { describeResult } from '../findings-text';
import { refuseOutputs } from '../outputs';
import { wording } from '../wording';
import { isRefusal, refuse } from '../../form/refusal';

/** How many of each there were. */
type Tally = Record<CheckJson['status'], number>;

function exitCode({ refused, fail }: Tally): ExitCode {
  if (refused > 0) return 2;
  return fail > 0 ? 1 : 0;
}

export const check: Command = {
  name: 'check',
  options: {
    'last-year': { type: 'string' },
    json: { type: 'boolean' },
    ndjson: { type: 'string' },
    parquet: { type: 'string' },
    jobs: { type: 'string' },
    write: { type: 'boolean' },
  },
  run: async (args) => {
    if (args.files.length === 0) return refuse('usage', wording.missingArgument('要校验的文件名'));
    const { files, asides } = await expandFolders(args.files);
    const jobs = lanesOf(args.value('jobs'), files.length);
    if (jobs === undefined) return refuse('usage', wording.badJobs(args.value('jobs') ?? ''));
    const lastYear = args.value('last-year');
    const records = args.value('ndjson');
    const unfit = await refuseOutputs(
      [...files, ...(lastYear === undefined ? [] : [lastYear])],
      records === undefined ? [] : [{ path: records, endings: ['.ndjson', '.jsonl'] }],
    );
    if (unfit) return unfit;
    for (const path of asides) tell(wording.asideLeftOut(path));
    const folder = args.value('parquet');
    const store = folder === undefined ? undefined : await openStore(folder);
    if (isRefusal(store)) return store;
    // A table of a hundred thousand files is not listed on a terminal as well, unless it is asked for.
    const listed = store === undefined || args.flag('json') || records !== undefined;
    const options = {
      write: args.flag('write'),
      today: today(),
      ...(lastYear === undefined ? {} : { lastYear }),
    };
    const when = { asOf: options.today, added: new Date() };
    const tally: Tally = { ok: 0, fail: 0, refused: 0 };
    const results: FileResult[] = [];
    const onDone = progressBar(files.length, wording.reading);
    const pool = openPool(Math.min(jobs, files.length));
    try {
      const step = store ? filesABatch : files.length;
      for (let start = 0; start < files.length; start += step) {
        const some = await checkFiles(pool, files.slice(start, start + step), options, (done, file) => {
          onDone(start + done, file);
        });
        if (store) await keepResults(store, some, when);
        for (const { json } of some) tally[json.status] += 1;
        if (listed) results.push(...some);
      }
    } finally {
      pool.close();
    }
    if (records !== undefined) {
      const lines = results.map((result) => `${JSON.stringify(recordOf(result))}\n`).join('');
      const written = await writeWhole(records, new TextEncoder().encode(lines), { keepOld: true });
      if (isRefusal(written)) return written;
      if (written.aside !== undefined) tell(wording.setAside(records, written.aside));
    }
    if (args.flag('json'))
      say(
        JSON.stringify(
          results.map(({ json }) => json),
          null,
          2,
        ),
      );
    else for (const { json } of results) say(describeResult(json));
    if (folder !== undefined) tell(wording.keptIn(folder, tally.ok, tally.fail, tally.refused));
    return exitCode(tally);
  },
};
