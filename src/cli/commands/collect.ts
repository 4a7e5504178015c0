/** `nianbao collect AREA.xlsx FILES…`: units' reports into the workbook of the office that collects. */
import {
  collectReports,
  mergedRegister,
  writeCollected,
  type Collected,
} from '../../actions/area/collect-reports';
import { openArea, type OpenedArea } from '../../actions/area/open-area';
import { addSheets } from '../../actions/add-sheets';
import { returnReports } from '../../actions/area/return-reports';
import { today } from '../../actions/today';
import { emptyReport, type Report } from '../../form/report';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Unit } from '../../form/unit';
import { newWorkbook } from '../../hosts/file/open';
import type { FileWorkbook } from '../../hosts/file/workbook';
import { importableExtensions } from '../../intake/formats/format-list';
import { lastYearReports } from '../../rollup/last-year';
import { describeUnit, unitOptions } from '../about-unit';
import type { Arguments } from '../arguments';
import { collectJson } from '../collect-json';
import { say, tell, type Command, type ExitCode } from '../command';
import { exists, expandFolders } from '../files';
import { lanesOf } from '../lanes';
import { openFileForWriting, saveFile } from '../open-file';
import { refuseOutputs } from '../outputs';
import { readRegisterFile } from '../register-file';
import { writeSlips } from '../slips';
import { readSubmissions } from '../submissions';
import { wording } from '../wording';

/** The workbook as it is, or a new one for the unit and year given. */
async function openOrMake(path: string, args: Arguments): Promise<FileWorkbook | Refusal> {
  if (await exists(path)) return openFileForWriting(path);
  const report = describeUnit(emptyReport, args);
  if (isRefusal(report)) return report;
  if (report.unit === '' || report.year === null) return refuse('usage', wording.newAreaNeeds(path));
  const workbook = newWorkbook();
  const added = await addSheets(workbook, report);
  return isRefusal(added) ? added : workbook;
}

/** The register to collect by, told where a list given adds to it or differs from it. */
async function unitsFor(area: OpenedArea, path: string | undefined): Promise<readonly Unit[] | Refusal> {
  const given = path === undefined ? undefined : await readRegisterFile(path);
  if (isRefusal(given)) return given;
  for (const { row, message } of [...area.registerNotes, ...(given?.notes ?? [])]) {
    tell(wording.registerNote(row, message));
  }
  if (!given) return area.units.length > 0 ? area.units : refuse('no-register', wording.registerNeeded);
  if (!area.registered) return given.units;
  const { units, added, different } = mergedRegister(area.units, given.units);
  if (different.length > 0) tell(wording.registerDiffers(different.join('、')));
  // A register typed by hand is not written over, so what it lacks cannot be collected by.
  return added.length > 0 ? refuse('register-lacks', wording.registerLacks(added.join('、'))) : units;
}

function summarise(collected: Collected): void {
  const { standings } = collected.collection;
  const of = (state: string): number => standings.filter((one) => one.state === state).length;
  const here = standings.filter(({ state }) => state !== '未报').length;
  tell(wording.collected(here, standings.length, of('有错'), of('迟报'), of('退回')));
  for (const { severity, message } of collected.findings) say(`${wording.severity[severity]}：${message}`);
}

export const collectUnits: Command = {
  name: 'collect',
  options: {
    ...unitOptions,
    units: { type: 'string' },
    'last-year': { type: 'string' },
    deadline: { type: 'string' },
    'reply-by': { type: 'string' },
    slips: { type: 'string' },
    json: { type: 'boolean' },
    jobs: { type: 'string' },
  },
  run: async (args) => {
    const [path, ...sources] = args.files;
    if (path === undefined) return refuse('usage', wording.missingArgument('汇总工作簿文件名'));
    for (const option of ['deadline', 'reply-by'] as const) {
      const day = args.value(option);
      if (day !== undefined && !/^20\d\d-\d\d-\d\d$/u.test(day))
        return refuse('usage', wording.badDay(option, day));
    }
    const { files } = await expandFolders(sources, importableExtensions);
    const lastYearFiles = (
      await expandFolders(
        args.value('last-year') === undefined ? [] : [args.value('last-year') ?? ''],
        importableExtensions,
      )
    ).files;
    const unfit = await refuseOutputs([...files, ...lastYearFiles], [{ path, endings: ['.xlsx'] }]);
    if (unfit) return unfit;
    const lanes = lanesOf(args.value('jobs'), files.length);
    if (lanes === undefined) return refuse('usage', wording.badJobs(args.value('jobs') ?? ''));

    const isNew = !(await exists(path));
    const workbook = await openOrMake(path, args);
    if (isRefusal(workbook)) return workbook;
    const area = await openArea(workbook);
    if (isRefusal(area)) return area;
    const units = await unitsFor(area, args.value('units'));
    if (isRefusal(units)) return units;

    const day = today();
    const { submissions, unread } = await readSubmissions(files, day, lanes);
    for (const { file, reason } of unread) tell(wording.unread(file, reason));
    const before = await readSubmissions(lastYearFiles, day, lanes);
    const lastYear: ReadonlyMap<string, Report> = lastYearReports(
      before.submissions.map(({ report, file }) => ({ report, file })),
      units,
      area.opened.report.unit,
      area.year - 1,
    );
    const gathered = collectReports(area, submissions, {
      units,
      lastYear,
      deadline: args.value('deadline') ?? null,
      today: day,
    });
    const slips = args.value('slips');
    const replyBy = args.value('reply-by');
    const sender = {
      office: area.opened.report.unit,
      year: area.year,
      today: day,
      ...(replyBy === undefined ? {} : { replyBy }),
    };
    const returning =
      slips === undefined ? undefined : returnReports(gathered, sender, args.value('deadline') ?? null);
    const written = await writeCollected(workbook, area, units, returning ?? gathered);
    const failed = written || isNew ? await saveFile(path, await workbook.save(), isNew) : undefined;
    if (failed) return failed;
    if (slips !== undefined && returning) {
      const refused = await writeSlips(slips, returning.slips);
      if (refused) return refused;
    }
    if (args.flag('json')) say(JSON.stringify(collectJson(gathered, unread), null, 2));
    else summarise(gathered);
    return exitOf(gathered, unread.length);
  },
};

function exitOf({ findings, collection }: Collected, unread: number): ExitCode {
  if (unread > 0) return 2;
  const asked = findings.some(({ severity }) => severity !== 'hint');
  return asked || collection.standings.some(({ state }) => state === '有错') ? 1 : 0;
}
