/** `nianbao rollup AREA.xlsx`: the sums of the units, against the area's own tables; `--write` fills them. */
import { fillSums, previewFill, rollUp, sumsByKind, type RolledUp } from '../../actions/area/roll-up';
import { cellOf } from '../../form/index';
import { isRefusal, refuse } from '../../form/refusal';
import { explainSuspects } from '../../rollup/checks/area-sum';
import { filesNamed } from '../arguments';
import { say, tell, type Command } from '../command';
import { openFile, openFileForWriting, saveFile } from '../open-file';
import { wording } from '../wording';

function rollupJson({ counted, missing, sums, differences, suspects }: RolledUp): object {
  return {
    counted: counted.map(({ name }) => name),
    missing: missing.map(({ name }) => name),
    figures: Object.fromEntries(
      sums.flatMap(({ cell, sum, missing: blank }) =>
        blank.length < counted.length + missing.length ? [[cell, sum]] : [],
      ),
    ),
    differences: differences.map((difference) => ({
      ...difference,
      suspects: suspects
        .filter(({ cells }) => cells.includes(difference.cell))
        .map(({ unit, reason, certain }) => ({ code: unit.code, name: unit.name, reason, certain })),
    })),
  };
}

function describe(rolledUp: RolledUp): void {
  const { counted, missing, differences, suspects } = rolledUp;
  say(wording.rolledUp(counted.length, missing.map(({ name }) => name).join('、')));
  for (const { cell, area, sum } of differences) {
    const why = explainSuspects(suspects.filter(({ cells }) => cells.includes(cell)));
    say(wording.sumDiffers(cellOf(cell).name, area, sum, why));
  }
  if (differences.length === 0) say(wording.sumsAgree);
}

export const rollup: Command = {
  name: 'rollup',
  options: {
    write: { type: 'boolean' },
    force: { type: 'boolean' },
    by: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (args) => {
    const files = filesNamed(args, ['汇总工作簿文件名']);
    if (isRefusal(files)) return files;
    const [path = ''] = files;
    const by = args.value('by');
    if (by !== undefined && by !== 'kind') return refuse('usage', wording.badBy(by));
    const workbook = await (args.flag('write') ? openFileForWriting(path) : openFile(path));
    if (isRefusal(workbook)) return workbook;
    const rolledUp = await rollUp(workbook);
    if (isRefusal(rolledUp)) return rolledUp;
    if (args.flag('write')) {
      const { changes, kept } = await fillSums(workbook, rolledUp, args.flag('force'));
      if (changes.length > 0) {
        const failed = await saveFile(path, await workbook.save(), false);
        if (failed) return failed;
      }
      tell(wording.filled(changes.length));
      if (kept.length > 0) tell(wording.keptByHand(kept.length));
    }
    const now = args.flag('write') ? await rollUp(workbook) : rolledUp;
    if (isRefusal(now)) return now;
    if (args.flag('json')) say(JSON.stringify(rollupJson(now), null, 2));
    else {
      describe(now);
      for (const { kind, sums } of by === undefined ? [] : sumsByKind(now.area)) {
        for (const { cell, sum } of sums.filter((one) => one.sum !== 0)) {
          say(wording.byKind(kind ?? wording.noKind, cellOf(cell).name, sum));
        }
      }
    }
    const blank = previewFill(now).changes.length;
    return now.missing.length > 0 || now.differences.length > 0 || blank > 0 ? 1 : 0;
  },
};
