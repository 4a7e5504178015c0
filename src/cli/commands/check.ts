/** `nianbao check FILE…`: findings for people, as JSON, or as a record a line. */
import { today } from '../../actions/today';
import { checkFiles } from '../pool/check-pool';
import type { FileResult } from '../check-file';
import { recordOf } from '../check-record';
import { say, tell, type Command, type ExitCode } from '../command';
import { lanesOf, progressBar } from '../lanes';
import { expandFolders, writeWhole } from '../files';
import { describeResult } from '../findings-text';
import { refuseOutputs } from '../outputs';
import { wording } from '../wording';
import { isRefusal, refuse } from '../../form/refusal';

function exitCode(results: readonly FileResult[]): ExitCode {
  if (results.some(({ json }) => json.status === 'refused')) return 2;
  return results.some(({ json }) => json.status === 'fail') ? 1 : 0;
}

export const check: Command = {
  name: 'check',
  options: {
    'last-year': { type: 'string' },
    json: { type: 'boolean' },
    ndjson: { type: 'string' },
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
    const results = await checkFiles(
      files,
      {
        write: args.flag('write'),
        today: today(),
        ...(lastYear === undefined ? {} : { lastYear }),
      },
      jobs,
      progressBar(files.length, wording.reading),
    );
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
    return exitCode(results);
  },
};
