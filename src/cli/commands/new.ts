/** `nianbao new OUT.xlsx`: a blank or filled workbook; an existing workbook only gains the sheets it lacks. */
import { addLedger } from '../../actions/add-ledger';
import { addSheets } from '../../actions/add-sheets';
import { emptyReport, type Report } from '../../form/report';
import { newWorkbook } from '../../hosts/file/open';
import { describeUnit, unitOptions } from '../about-unit';
import { filesNamed, type Arguments } from '../arguments';
import { tell, type Command, type ExitCode } from '../command';
import { exists } from '../files';
import { openFileForWriting, saveFile } from '../open-file';
import { refuseOutputs } from '../outputs';
import { readFigures, readTexts } from '../report-json';
import { wording } from '../wording';
import { isRefusal, type Refusal, refuse } from '../../form/refusal';

async function described(args: Arguments): Promise<Report | Refusal> {
  const report = describeUnit(emptyReport, args);
  if (isRefusal(report)) return report;
  const figuresFile = args.value('figures');
  const textFile = args.value('text');
  const figures = figuresFile === undefined ? undefined : await readFigures(figuresFile);
  if (isRefusal(figures)) return figures;
  const text = textFile === undefined ? undefined : await readTexts(textFile);
  if (isRefusal(text)) return text;
  return { ...report, figures: figures?.values ?? {}, text: text?.values ?? {} };
}

async function addTo(path: string, report: Report, ledger: boolean): Promise<ExitCode | Refusal> {
  const workbook = await openFileForWriting(path);
  if (isRefusal(workbook)) return workbook;
  const result = await addSheets(workbook, report);
  if (isRefusal(result)) return result;
  const more = ledger ? await addLedger(workbook, report.year) : { added: [], kept: [] };
  const added = [...result.added, ...more.added];
  tell(wording.kept([...result.kept, ...more.kept].join('、')));
  if (added.length === 0) {
    tell(wording.nothingToAdd);
    return 0;
  }
  tell(wording.added(added.join('、')));
  return (await saveFile(path, await workbook.save(), false)) ?? 0;
}

export const newReport: Command = {
  name: 'new',
  options: {
    ...unitOptions,
    figures: { type: 'string' },
    text: { type: 'string' },
    ledger: { type: 'boolean' },
  },
  run: async (args) => {
    const files = filesNamed(args, ['输出文件名']);
    if (isRefusal(files)) return files;
    const path = files[0] ?? '';
    const there = await exists(path);
    // A workbook with macros can gain sheets, and is made by Excel only.
    const unfit = await refuseOutputs([], [{ path, endings: there ? ['.xlsx', '.xlsm'] : ['.xlsx'] }]);
    if (unfit) return unfit;
    const report = await described(args);
    if (isRefusal(report)) return report;
    if (there) {
      const filled = args.value('figures') !== undefined || args.value('text') !== undefined;
      return filled
        ? refuse('exists', wording.figuresOnExisting(path))
        : addTo(path, report, args.flag('ledger'));
    }
    const workbook = newWorkbook();
    const result = await addSheets(workbook, report);
    if (isRefusal(result)) return result;
    if (args.flag('ledger')) await addLedger(workbook, report.year);
    return (await saveFile(path, await workbook.save(), true)) ?? 0;
  },
};
