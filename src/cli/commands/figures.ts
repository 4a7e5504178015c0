/** `nianbao figures FILE`: the report as JSON on standard output. */
import { openReport } from '../../actions/open-report';
import { filesNamed } from '../arguments';
import { say, type Command } from '../command';
import { openFile } from '../open-file';
import { reportJson } from '../report-json';

export const figures: Command = {
  name: 'figures',
  options: {},
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名']);
    if ('kind' in files) return files;
    const workbook = await openFile(files[0] ?? '');
    if ('reason' in workbook) return workbook;
    const opened = await openReport(workbook);
    if (opened.kind === 'refusal') return opened;
    say(JSON.stringify(reportJson(opened.report), null, 2));
    return 0;
  },
};
