/** How a unit calls itself in its report (我街道, 我镇, 我局, 我区), from its name and its level. */
import type { UnitLevel } from './report';

const unnamed = '我单位';

/** Names that say by their ending what the unit is, whatever level was picked. */
const offices: readonly (readonly [RegExp, string])[] = [
  [/街道(?:办事处|办)?$/u, '我街道'],
  [/镇(?:人民)?政府$|镇$/u, '我镇'],
  [/乡(?:人民)?政府$|乡$/u, '我乡'],
  [/苏木(?:人民政府)?$/u, '我苏木'],
];

const departments: readonly (readonly [RegExp, string])[] = [
  [/局$/u, '我局'],
  [/厅$/u, '我厅'],
  [/管委会$|管理委员会$/u, '我管委会'],
  [/委$|委员会$/u, '我委'],
  [/办$|办公室$/u, '我办'],
  [/中心$/u, '我中心'],
  [/队$/u, '我队'],
  [/部$/u, '我部'],
  [/署$/u, '我署'],
  [/处$/u, '我处'],
  [/站$/u, '我站'],
  [/院$/u, '我院'],
  [/所$/u, '我所'],
  [/馆$/u, '我馆'],
  [/会$/u, '我会'],
  [/社$/u, '我社'],
];

/** `青石自治县` → 我县; the last word of the kind counts, since places stand before it. */
function lastOf(pattern: RegExp, name: string): string | undefined {
  return name.match(pattern)?.slice(-1)[0];
}

function government(name: string): string | undefined {
  const place = /^(.*?)(?:人民政府|政府|行政公署|行署)/u.exec(name)?.[1] ?? name;
  const kind = /地区$/u.test(place) ? '地区' : lastOf(/[省市县区旗州盟]/gu, place);
  return kind === undefined ? undefined : `我${kind}`;
}

function match(table: readonly (readonly [RegExp, string])[], name: string): string | undefined {
  return table.find(([ending]) => ending.test(name))?.[1];
}

/** The unit's own name for itself; 我单位 where neither name nor level tells. */
export function selfName(unit: string, level: UnitLevel | null): string {
  const name = unit.replace(/\s+|[（(][^（()）]*[)）]$/gu, '');
  const office = match(offices, name);
  if (office !== undefined) return office;
  if (/(?:人民政府|行政公署|行署)$/u.test(name)) return government(name) ?? unnamed;
  switch (level) {
    case '街道':
      return '我街道';
    case '乡镇': {
      const kind = lastOf(/[镇乡]|苏木/gu, name);
      return kind === undefined ? unnamed : `我${kind}`;
    }
    case '县级政府':
    case '市级政府':
    case '省级政府':
      return government(name) ?? unnamed;
    case '县级部门':
    case '市级部门':
    case '省级部门':
    case null:
      return match(departments, name) ?? unnamed;
  }
}
