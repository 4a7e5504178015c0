/** Whose number it is: the unit's own, that of one office acting for a government, or of somebody else. */
import type { Report } from '../form/report';
import { lastMatch, matches } from './matches';

export type Whose =
  { readonly kind: 'own' } | { readonly kind: 'office'; readonly name: string } | { readonly kind: 'other' };

const own: Whose = { kind: 'own' };
const other: Whose = { kind: 'other' };

/** 各部门, 所属单位, 基层: several others, or the system as a whole. */
const several =
  /(?:各(?:镇|乡|街道|县|区|市|部门|单位|科室|股室|社区|村|级|成员|职能|有关|相关|站所|办所|地)|所属|下属|直属|辖区|基层|全系统|兄弟|其他(?:单位|部门|机关)|有关(?:单位|部门)|相关(?:单位|部门|科室))/u;
const office =
  /(?:[省市县区旗州镇乡]|人民)?(?:政府|府)办(?:公室)?(?!理|结|公|事)|(?:机关|政府)?本级|(?<!属于)本机关(?!不|未)/u;
const organ =
  /([\u4e00-\u9fa5]{2})(局|委|厅|镇|乡|街道|街道办|街道办事处|办公室|法院|检察院|管委会|委员会|支队|大队|公司|集团|银行|学校|医院|社区居委会|村委会)(?=共|收|受|新|办|答|全年|的|、|和|及|等|自|主动|依|作|被|直接|累计|对|，)/gu;

/** Whether the tables hold what a whole government did, its departments among them. */
export function isGovernment({ level, unit }: Pick<Report, 'level' | 'unit'>): boolean {
  if (level !== null) return level.endsWith('政府');
  return /[省市县区旗州盟](?:人民)?政府$/u.test(unit.trim());
}

/** Whether the name's characters all occur in the unit's name, in order: 发改委 in 发展和改革委员会. */
function within(name: string, unit: string): boolean {
  let at = 0;
  for (const character of name) {
    at = unit.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const short = (name: string) => name.replace('人民政府', '政府');
const selves = /^(?:.?[我本全该]|[，。；：、共年]街?|\d年)/u;

/** The unit speaks of itself: who was named before no longer matters. */
const itself = /[我本](?:市|县|区|旗|州|省|街道|镇|乡|局|委|厅|办|单位|部门|中心)/gu;

/** From the start of the sentence up to the number. */
export function whoseIs(said: string, report: Pick<Report, 'level' | 'unit'>): Whose {
  const semicolon = said.lastIndexOf('；') + 1;
  const mention = lastMatch(said, itself);
  const before = said.slice(Math.max(semicolon, mention ? mention.index + mention[0].length : 0));
  if (several.test(before)) return other;
  const government = isGovernment(report);
  const named = office.exec(before);
  if (named && government) return { kind: 'office', name: named[0] };
  if (!government && /全(?:省|市|县|区|旗|州)(?!域|面|程)/u.test(before)) return other;
  const strangers = matches(before, organ).filter((match) => {
    const [, name = '', kind = ''] = match;
    // The unit's own office: 柳河镇人民政府办公室.
    const above = short(before.slice(Math.max(0, match.index - 3), match.index + name.length)).slice(-3);
    if (kind === '办公室' && above.length === 3 && short(report.unit).endsWith(above)) return false;
    return (
      !selves.test(name) &&
      !within(name + kind, report.unit) &&
      !within(kind, report.unit.slice(-kind.length))
    );
  });
  return strangers.length > 0 ? other : own;
}
