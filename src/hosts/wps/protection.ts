/** Protection without a password: set on our own sheets, lifted for writing and put back as it was. */
import { HostError } from '../../workbook/host-error';
import type { EtProtection, EtSheet } from './facade';
import { leavingOut } from './leaving-out';
import { attempt, type WpsSession } from './session';

/** In the order of the arguments, and what our own sheets allow. */
const allowances: readonly (readonly [keyof EtProtection, boolean])[] = [
  ['AllowFormattingCells', true],
  ['AllowFormattingColumns', true],
  ['AllowFormattingRows', true],
  ['AllowInsertingColumns', false],
  ['AllowInsertingRows', false],
  ['AllowInsertingHyperlinks', false],
  ['AllowDeletingColumns', false],
  ['AllowDeletingRows', false],
  ['AllowSorting', false],
  ['AllowFiltering', false],
  ['AllowUsingPivotTables', false],
];

interface Options {
  readonly objects: boolean;
  readonly scenarios: boolean;
  readonly allowed: readonly boolean[];
}

const ours: Options = { objects: false, scenarios: false, allowed: allowances.map(([, allowed]) => allowed) };

export function protect(
  session: WpsSession,
  sheet: EtSheet,
  { objects, scenarios, allowed }: Options = ours,
): void {
  leavingOut(
    session,
    'Protect',
    (password) => {
      sheet.Protect(password, objects, true, scenarios, false, ...allowed);
    },
    () => !sheet.ProtectContents,
  );
}

/** What WPS does not say is as on our own sheets. */
function optionsOf(sheet: EtSheet): Options {
  const told = (say: () => unknown, otherwise: boolean): boolean => {
    let answer: unknown;
    attempt(() => (answer = say()));
    return typeof answer === 'boolean' ? answer : otherwise;
  };
  let protection: EtProtection | undefined;
  attempt(() => (protection = sheet.Protection));
  return {
    objects: told(() => sheet.ProtectDrawingObjects, ours.objects),
    scenarios: told(() => sheet.ProtectScenarios, ours.scenarios),
    allowed: allowances.map(([member, otherwise]) => told(() => protection?.[member], otherwise)),
  };
}

/** Lifts a sheet's protection. `later`: takes, before that, how to put it back exactly as it was. */
export function unprotect(session: WpsSession, sheet: EtSheet, later: (step: () => void) => void): void {
  const options = optionsOf(sheet);
  later(() => {
    if (!sheet.ProtectContents) protect(session, sheet, options);
  });
  // An empty password, because without one WPS asks the clerk in a dialog.
  attempt(() => {
    sheet.Unprotect('');
  });
  if (sheet.ProtectContents)
    throw new HostError('工作表设了密码保护，写不进去。请在“审阅”里用密码撤销保护，再试一次。', {
      retry: true,
      detail: sheet.Name,
    });
}
