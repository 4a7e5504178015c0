/** `nianbao picture FILE OUT.html`: the year in pictures, on a page of its own. */
import { writePicture } from '../../actions/pictures/write-picture';
import { isRefusal } from '../../form/refusal';
import { tallyOf } from '../../form/severity';
import { filesNamed } from '../arguments';
import { tell, type Command } from '../command';
import { openFile, saveFile } from '../open-file';
import { lastYearReport } from '../open-source';
import { refuseOutputs } from '../outputs';
import { wording } from '../wording';

export const picture: Command = {
  name: 'picture',
  options: { 'allow-errors': { type: 'boolean' }, 'last-year': { type: 'string' } },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名', '图解的文件名']);
    if (isRefusal(files)) return files;
    const [source = '', output = ''] = files;
    const given = args.value('last-year');
    const unfit = await refuseOutputs(
      [source, ...(given === undefined ? [] : [given])],
      [{ path: output, endings: ['.html'] }],
    );
    if (unfit) return unfit;
    const workbook = await openFile(source);
    if (isRefusal(workbook)) return workbook;
    const lastYear = await lastYearReport(given);
    if (isRefusal(lastYear)) return lastYear;
    const result = await writePicture(workbook, {
      allowErrors: args.flag('allow-errors'),
      ...(lastYear ? { lastYear } : {}),
    });
    if (isRefusal(result)) return result;
    if (result.kind === 'errors-stand') {
      tell(wording.picturesErrors(tallyOf(result.findings).openErrors));
      return 1;
    }
    return (await saveFile(output, result.bytes, true)) ?? 0;
  },
};
