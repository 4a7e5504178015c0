/**
 * Whose report a file is: by the code in its name, or by the unit's name, short or former names, with or without the
 * places above it. What is not certain is asked, never taken: 区财政局 is in every district.
 */
import type { Unit } from '../form/unit';
import { sameUnitAndKind } from '../rules/document/same-unit';

export type Match =
  | {
      readonly kind: 'matched';
      readonly unit: Unit;
      readonly by: 'code' | 'name' | 'otherName' | 'shortened';
    }
  /** Any of these, or none. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly Unit[] }
  | { readonly kind: 'unknown' };

/** A name as far as names are compared: without white space, width, brackets, or the word of office at its end. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()·]+/gu, '')
    .replace(/(?:人民政府办公室|人民政府|政府办公室|政府|办事处)$/u, '');
}

/** Without the area's name in front, spelled out or short: 云岭县林业局, 县林业局, 林业局. */
function withinArea(name: string, area: string): string {
  const [plain, above] = [plainName(name), plainName(area)];
  if (above === '') return plain;
  // The last place of the area's name stands for it: 青川市云岭县 → 云岭县 → 县.
  const last = /[^省市州盟区县旗]*[省市州盟区县旗]$/u.exec(above)?.[0] ?? above;
  for (const prefix of [above, last, last.slice(-1)]) {
    if (plain.startsWith(prefix) && plain.length > prefix.length + 1) return plain.slice(prefix.length);
  }
  return plain;
}

/** Whether a code stands in a file's name as a word of its own: `U012 林业局.xlsx`, `12-林业局.docx`. */
function namesCode(fileName: string, code: string): boolean {
  const escaped = code.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![0-9A-Za-z])${escaped}(?![0-9A-Za-z])`, 'iu').test(fileName);
}

/** The name of a file without its folders and ending. */
function stem(file: string): string {
  return (file.split(/[\\/]/u).pop() ?? file).replace(/\.[^.]*$/u, '');
}

/** `area`: whose report the collecting office writes, e.g. 云岭县. `unit` is what the report says, may be empty. */
export function matchUnit(
  { unit, file }: { readonly unit: string; readonly file: string },
  units: readonly Unit[],
  area: string,
): Match {
  const byName = matchName(unit, units, area);
  const named = units.filter(({ code }) => /\d/u.test(code) && namesCode(stem(file), code));
  const [coded, ...more] = named;
  if (coded && more.length === 0) {
    if (byName.kind === 'unknown' && unit !== '') return { kind: 'doubtful', candidates: [coded] };
    if (byName.kind === 'unknown') return { kind: 'matched', unit: coded, by: 'code' };
    const candidates = byName.kind === 'matched' ? [byName.unit] : byName.candidates;
    return candidates.includes(coded)
      ? { kind: 'matched', unit: coded, by: byName.kind === 'matched' ? byName.by : 'code' }
      : { kind: 'doubtful', candidates: [coded, ...candidates] };
  }
  if (byName.kind !== 'unknown' || unit !== '') return byName;
  // A report that does not say whose it is: the file's name may, but only to ask.
  const fromFile = matchName(
    stem(file).replace(/20\d\d年?(?:度)?|年报|政府信息公开|工作|年度报告/gu, ''),
    units,
    area,
  );
  return fromFile.kind === 'matched' ? { kind: 'doubtful', candidates: [fromFile.unit] } : fromFile;
}

function matchName(name: string, units: readonly Unit[], area: string): Match {
  const seen = plainName(name);
  if (seen === '') return { kind: 'unknown' };
  const one = (found: readonly Unit[], by: 'name' | 'otherName' | 'shortened'): Match | undefined => {
    const [unit, ...others] = found;
    if (!unit) return undefined;
    return others.length === 0 ? { kind: 'matched', unit, by } : { kind: 'doubtful', candidates: found };
  };
  const exact = one(
    units.filter((unit) => plainName(unit.name) === seen),
    'name',
  );
  if (exact) return exact;
  const other = one(
    units.filter(({ otherNames }) => otherNames.some((one) => plainName(one) === seen)),
    'otherName',
  );
  if (other) return other;
  const short = withinArea(name, area);
  const shortened = one(
    units.filter((unit) =>
      [unit.name, ...unit.otherNames].some((other) => withinArea(other, area) === short),
    ),
    'shortened',
  );
  if (shortened) return shortened;
  const alike = units.filter((unit) => sameUnitAndKind(name, unit.name));
  return alike.length > 0 ? { kind: 'doubtful', candidates: alike } : { kind: 'unknown' };
}
