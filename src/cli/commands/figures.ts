/** `nianbao figures FILE`: the report as JSON on standard output. */
import { openReport } from '../../actions/open-report';
import { filesNamed } from '../arguments';
import { say, type Command } from '../command';
import { openFile } from '../open-file';
import { reportJson } from '../report-json';
import { isRefusal } from '../../form/refusal';

export const figures: Command = {
  name: 'figures',
  options: {},
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名']);
    if (isRefusal(files)) return files;
    const workbook = await openFile(files[0] ?? '');
    if (isRefusal(workbook)) return workbook;
    const opened = await openReport(workbook);
    if (isRefusal(opened)) return opened;
    say(JSON.stringify(reportJson(opened.report), null, 2));
    return 0;
  },
};
