/** Whether two names are one unit's: with and without the places above it, 办事处 or 人民政府, spelled out or shortened. */

/** A name without the words that all such names have, so that shorter forms of one name compare. */
function core(unit: string): string {
  return unit
    .replace(/\s+/gu, '')
    .replace(/(?:人民政府办公室|人民政府|政府办公室|政府|办事处|街道办)$/u, (end) =>
      end === '街道办' ? '街道' : '',
    );
}

/** Whether the characters of one stand in the other, in order: 市场监管局 in 洛水区市场监督管理局. */
function shortFor(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** One may be short for the other. A district and its bureau pass too: 青石区 is in 青石区民政局. */
export function sameUnit(found: string, unit: string): boolean {
  const [a, b] = [core(found), core(unit)];
  return shortFor(a, b) || shortFor(b, a) || shortFor(found, unit);
}

/** 区, 镇, 局 …: what a name ends with, 委员会 and 管委会 as 委. */
function kindOf(unit: string): string {
  return core(unit)
    .replace(/(?:委员|管委)会$/u, '委')
    .slice(-1);
}

/** The same, and of one kind. */
export function sameUnitAndKind(one: string, other: string): boolean {
  return sameUnit(one, other) && kindOf(one) === kindOf(other);
}
