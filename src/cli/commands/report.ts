/** `nianbao report FILE --docx … --html … [--charts]`: the finished report, with pictures where they are wanted. */
import { tallyOf } from '../../form/severity';
import { writeReport } from '../../actions/write-report';
import { formats } from '../../document/index';
import { filesNamed } from '../arguments';
import { tell, type Command } from '../command';
import { openFile, saveFile } from '../open-file';
import { lastYearReport } from '../open-source';
import { refuseOutputs } from '../outputs';
import { wording } from '../wording';
import { isRefusal, refuse } from '../../form/refusal';

export const report: Command = {
  name: 'report',
  options: {
    ...Object.fromEntries(formats.map(({ id }) => [id, { type: 'string' as const }])),
    'allow-errors': { type: 'boolean' },
    'last-year': { type: 'string' },
    charts: { type: 'boolean' },
  },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名']);
    if (isRefusal(files)) return files;
    const outputs = formats.flatMap(({ id }) => {
      const path = args.value(id);
      return path === undefined ? [] : [{ id, path }];
    });
    if (outputs.length === 0) return refuse('usage', wording.noOutput);
    const given = args.value('last-year');
    const unfit = await refuseOutputs(
      [...files, ...(given === undefined ? [] : [given])],
      outputs.map(({ id, path }) => ({ path, endings: [`.${id}`] })),
    );
    if (unfit) return unfit;
    const workbook = await openFile(files[0] ?? '');
    if (isRefusal(workbook)) return workbook;
    const lastYear = await lastYearReport(given);
    if (isRefusal(lastYear)) return lastYear;
    const result = await writeReport(
      workbook,
      outputs.map(({ id }) => id),
      {
        allowErrors: args.flag('allow-errors'),
        ...(lastYear ? { lastYear } : {}),
        ...(args.flag('charts') ? { pictures: true } : {}),
      },
    );
    if (isRefusal(result)) return result;
    if (result.kind === 'errors-stand') {
      tell(wording.errorsStand(tallyOf(result.findings).openErrors));
      return 1;
    }
    if (result.dropped > 0) tell(wording.dropped(result.dropped));
    for (const { id, path } of outputs) {
      const bytes = result.files.find(({ format }) => format === id)?.bytes;
      const failed = bytes && (await saveFile(path, bytes, true));
      if (failed) return failed;
    }
    return 0;
  },
};
