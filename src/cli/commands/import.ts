/** `nianbao import SOURCE OUT.xlsx`: a published report becomes a workbook. */
import { addSheets } from '../../actions/add-sheets';
import { restoreRemarks } from '../../actions/restore-remarks';
import { newWorkbook } from '../../hosts/file/open';
import { describeUnit, unitOptions } from '../about-unit';
import { filesNamed } from '../arguments';
import { tell, type Command } from '../command';
import { saveFile } from '../open-file';
import { openSource } from '../open-source';
import { refuseOutputs } from '../outputs';
import { wording } from '../wording';
import { isRefusal } from '../../form/refusal';

export const importReport: Command = {
  name: 'import',
  options: unitOptions,
  run: async (args) => {
    const files = filesNamed(args, ['来源文件名', '输出文件名']);
    if (isRefusal(files)) return files;
    const [source = '', path = ''] = files;
    const unfit = await refuseOutputs([source], [{ path, endings: ['.xlsx'] }]);
    if (unfit) return unfit;
    const read = await openSource(source);
    if (isRefusal(read)) return read;
    const report = describeUnit(read.report, args);
    if (isRefusal(report)) return report;
    for (const note of read.notes) tell(`${wording[note.severity]}：${note.message}`);
    const workbook = newWorkbook();
    const result = await addSheets(workbook, report);
    if (isRefusal(result)) return result;
    if (read.remarks) {
      const restored = await restoreRemarks(workbook, read.remarks);
      if (isRefusal(restored)) return restored;
    }
    tell(wording.readFrom(report.unit, wording.year(report.year), Object.keys(report.figures).length));
    return (await saveFile(path, await workbook.save(), true)) ?? 0;
  },
};
