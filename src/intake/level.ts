/** What kind of unit a name plainly is of. */
import type { UnitLevel } from '../form/report';

/** Endings that leave no doubt; 市人民政府 may be of a city or of a county-level city, so it is not among them. */
const endings: readonly (readonly [RegExp, UnitLevel])[] = [
  [/街道(?:办事处|办)?$/u, '街道'],
  [/[县区旗市州盟][^县区旗]{1,6}(?:[乡镇]|苏木)(?:(?:人民)?政府)?$|[乡镇](?:人民)?政府$|[^城]镇$/u, '乡镇'],
  [/[县旗][^县区乡镇]{2,16}(?:局|委|委员会|办|办公室|中心|队)$/u, '县级部门'],
  [/^[^县区旗市]{1,6}(?:盟|自治州|地区)(?:行署)?[^县区旗市]{2,16}(?:局|委|委员会|办公室)$/u, '市级部门'],
  [/[县区旗](?:人民)?政府$|[县旗]$|市[^市县区]{1,4}(?<!开发|高新|实验|试验|示范|园|新)区$/u, '县级政府'],
  [/(?:省|自治区)(?!.*[市县旗盟])[^市县旗]{2,16}(?:厅|局|委|委员会|办公厅)$/u, '省级部门'],
  [/(?:省|自治区)(?:人民)?政府$/u, '省级政府'],
];

/** The level a unit's name tells; null where it does not. */
export function levelOf(unit: string): UnitLevel | null {
  // 自治区政府 ends in 区政府 too: the more particular ending is looked for last and wins.
  const found = endings.filter(([ending]) => ending.test(unit));
  return found[found.length - 1]?.[1] ?? null;
}
