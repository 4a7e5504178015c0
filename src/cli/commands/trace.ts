/** `nianbao trace AREA.xlsx CELL`: which units a number of the area is made of. */
import { openArea } from '../../actions/area/open-area';
import { traceIn } from '../../actions/area/roll-up';
import { isCellKey } from '../../form/index';
import { isRefusal, refuse } from '../../form/refusal';
import { filesNamed } from '../arguments';
import { say, type Command } from '../command';
import { openFile } from '../open-file';
import { wording } from '../wording';

export const trace: Command = {
  name: 'trace',
  options: { 'last-year': { type: 'string' }, json: { type: 'boolean' } },
  run: async (args) => {
    const files = filesNamed(args, ['汇总工作簿文件名', '数字的代号']);
    if (isRefusal(files)) return files;
    const [path = '', cell = ''] = files;
    if (!isCellKey(cell)) return refuse('usage', wording.notACell(cell));
    const workbook = await openFile(path);
    if (isRefusal(workbook)) return workbook;
    const area = await openArea(workbook);
    if (isRefusal(area)) return area;
    const before = args.value('last-year');
    const lastWorkbook = before === undefined ? undefined : await openFile(before);
    if (isRefusal(lastWorkbook)) return lastWorkbook;
    const last = lastWorkbook && (await openArea(lastWorkbook));
    if (isRefusal(last)) return last;
    const lastYear = new Map(last?.held.map(({ code, figures }) => [code, figures] as const));
    const shares = traceIn(area, cell, lastYear);
    if (args.flag('json')) {
      const json = shares.map(({ unit, value, lastYear: earlier }) => {
        return { code: unit.code, name: unit.name, value, lastYear: earlier };
      });
      say(JSON.stringify(json, null, 2));
    } else {
      for (const { unit, value, lastYear: earlier } of shares) {
        const text = value === null ? wording.notReported : String(value);
        say(wording.share(unit.name, text, earlier === null ? '' : String(earlier)));
      }
    }
    return shares.some(({ value }) => value === null) ? 1 : 0;
  },
};
