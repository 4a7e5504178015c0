/** What Excel and WPS accept as the name of a tab. */
import { HostError } from './host-error';

/** Names are told apart without regard to case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function legalSheetName(name: string): boolean {
  if (name.length === 0 || name.length > 31 || sameName(name, 'History')) return false;
  return !/[[\]:*?/\\]/u.test(name) && !/^'|'$/u.test(name);
}

const alreadyThere = (what: string): HostError =>
  new HostError(`工作簿里已经有${what}，没有加表。请把它改名或删除，再试一次。`, { retry: true });

/**
 * Throws where plans cannot be added beside what is there: a taken sheet name or defined name
 * (HostError), an illegal sheet name (a programming error).
 * Hosts call it before they touch anything.
 */
export function refuseTaken(
  plans: readonly { readonly name: string; readonly names: readonly { readonly name: string }[] }[],
  taken: { readonly sheets: readonly string[]; readonly names: readonly string[] },
): void {
  const sheets = [...taken.sheets];
  const names = [...taken.names];
  for (const plan of plans) {
    if (!legalSheetName(plan.name)) throw new Error(`not a sheet name: ${plan.name}`);
    if (sheets.some((name) => sameName(name, plan.name))) throw alreadyThere(`工作表“${plan.name}”`);
    sheets.push(plan.name);
    for (const { name } of plan.names) {
      if (names.some((other) => sameName(other, name))) throw alreadyThere(`名称“${name}”`);
      names.push(name);
    }
  }
}
