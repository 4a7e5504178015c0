/** Workbooks in memory as a clerk would have them, and typing into their cells. */
import { addSheets } from '../../src/actions/add-sheets';
import { checkReport, type CheckOptions } from '../../src/actions/check-report';
import type { CellKey } from '../../src/form/cell';
import type { Entry } from '../../src/form/figures';
import type { Report } from '../../src/form/report';
import { newWorkbook, openWorkbook } from '../../src/hosts/file/open';
import type { Workbook } from '../../src/workbook/workbook';
import type { FileWorkbook } from '../../src/hosts/file/workbook';
import type { LocatedFinding } from '../../src/rules/locate';
import { parsePlace, spellPlace } from '../../src/workbook/a1';
import { readReport, type ReadResult } from '../../src/workbook/read/report';
import { cleanReport } from '../rules/clean-report';
import { isRefusal } from '../../src/form/refusal';

export async function workbookWith(changes: Partial<Report> = {}): Promise<FileWorkbook> {
  const workbook = newWorkbook();
  const added = await addSheets(workbook, { ...cleanReport, ...changes });
  if (isRefusal(added)) throw new Error(added.message);
  return workbook;
}

/** Saved and opened again, as if on another day. */
export async function reopened(workbook: FileWorkbook): Promise<FileWorkbook> {
  const again = await openWorkbook(await workbook.save(), { forWriting: true });
  if (isRefusal(again)) throw new Error(again.message);
  return again;
}

export async function readBack(workbook: Workbook): Promise<ReadResult> {
  const read = readReport(await workbook.read());
  if (isRefusal(read)) throw new Error(read.message);
  return read;
}

/** Types into a place such as `三、依申请公开!D7`. */
export async function typeAt(workbook: Workbook, where: string, entry: Entry): Promise<void> {
  const { sheet, area } = parsePlace(where)!;
  const inputs = [[{ kind: 'value', value: entry } as const]];
  await workbook.write([{ sheet, row: area.row, column: area.column, inputs }]);
}

export async function type(workbook: Workbook, cell: CellKey, entry: Entry): Promise<void> {
  const { places } = await readBack(workbook);
  await typeAt(workbook, spellPlace(places.get(cell)!), entry);
}

export async function findingsIn(
  workbook: Workbook,
  options: CheckOptions = {},
): Promise<readonly LocatedFinding[]> {
  const checked = await checkReport(workbook, options);
  if (isRefusal(checked)) throw new Error(checked.message);
  return checked.findings;
}

/** The one finding of a rule, with or without its member. */
export async function findingIn(
  workbook: Workbook,
  rule: string,
  options: CheckOptions = {},
): Promise<LocatedFinding> {
  const found = (await findingsIn(workbook, options)).filter(
    (finding) => finding.rule === rule || finding.rule.startsWith(`${rule}[`),
  );
  if (found.length !== 1) throw new Error(`${String(found.length)} findings of ${rule}`);
  return found[0]!;
}
