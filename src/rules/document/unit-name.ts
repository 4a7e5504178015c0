/**
 * One unit speaks throughout: its own name in all its shorter forms, and 我街道 or 我局 as becomes it. Another unit is
 * only spoken of where it stands as the one that reports (由…编制, 现将…年度报告, as the subject of this year's work);
 * partners, superiors and subordinates may be named freely.
 */
import type { Report } from '../../form/report';
import type { TextKey } from '../../form/text';
import { selfName } from '../../form/self-name';
import { proseOf, sentencesOf, shortened } from './prose';
import { defineRule, type Said } from '../rule';
import { sameUnit } from './same-unit';

/** Words for oneself that only one kind of unit uses. 我区, 我县, 我市 may also mean the place a unit lies in. */
const selfWords: readonly (readonly [string, RegExp])[] = [
  ['我街道', /我街道/u],
  ['我镇', /我镇(?![江静痛定])/u],
  ['我乡', /我乡(?![镇村亲下])/u],
  ['我局', /我局(?![限部面])/u],
  ['我厅', /我厅/u],
  ['我委', /我委(?![托派婉屈员])/u],
];

const kind =
  '街道办事处|街道办|街道|(?:镇|乡)人民政府|(?:镇|乡)政府|镇|乡|人民政府办公室|人民政府|管理委员会|委员会|局|厅|管委会';
const name = `([\\u4e00-\\u9fa5]{2,20}?(?:${kind}))`;
const ofYear = '(?:20\\d\\d年度?)?';
const reportWords = `${ofYear}(?:政府)?信息公开工作?(?:年度)?(?:工作)?(?:年度)?报告`;

/** Where whoever is named reports. */
const reporting: readonly RegExp[] = [
  new RegExp(`(?:本年度?报告|本报告)由${name}(?:依据|根据|按照|编制|负责|办公室)`, 'u'),
  new RegExp(`现将${name}的?${reportWords}`, 'u'),
  new RegExp(`现将${name}的?${ofYear}(?:政府信息公开|政务公开)(?:工作)?情况`, 'u'),
  new RegExp(`^${name}${reportWords}(?!编|的?要求|格式|的?通知|范本|模板)`, 'u'),
];

/** A street, town or township as the subject of its own work. The name may not itself contain a word for others. */
const place = '([\\u4e00-\\u9fa5]{2,12}?(?:街道办事处|街道|镇人民政府|乡人民政府|镇|乡))';
const work =
  '(?:严格|认真|深入|坚持|按照|高度重视|紧紧围绕|切实|始终|共收到|共受理|新收|收到|受理|主动公开|全年共|未收到)';
const subject = new RegExp(
  `^(?:20\\d\\d年度?)?(?:全年)?[，,]?${place}(?:20\\d\\d年度?)?(?:全年)?${work}`,
  'u',
);
const others =
  /[各全我本该其他某]|乡镇|城镇|村镇|社区|指导|督促|组织|要求|帮助|协助|联合|会同|通过|依托|所有|下属|辖|部分|以|对|向|为|与|和|及|在|由|被|将/u;

/** The report of a government is made out by one of its offices, whichever that is. */
function byAnotherOffice(level: Report['level']): boolean {
  return level === '县级政府' || level === '市级政府' || level === '省级政府';
}

/** Most texts name nobody where the reporting unit stands, and need no closer look. */
const reportingWords = new RegExp(
  `现将|报告由|信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告|(?:街道|处|政府|镇|乡)\\s*(?:20\\d\\d\\s*年度?)?(?:全年)?${work}`,
  'u',
);

function worthALook(text: string, own: string): boolean {
  return reportingWords.test(text) || foreignSelf(text, own).length > 0;
}

const isPlace = /(?:街道|街道办|街道办事处|[镇乡]|[镇乡](?:人民)?政府)$/u;

function foreignNames(sentence: string, report: Report): readonly string[] {
  const bare = sentence.replace(/\s+/gu, '');
  const patterns = byAnotherOffice(report.level) ? reporting.slice(1) : reporting;
  const strictly = patterns.flatMap((pattern) => pattern.exec(bare)?.[1] ?? []);
  // Anyone above streets and townships may tell of theirs.
  const clauses = !isPlace.test(report.unit.trim())
    ? []
    : bare.split(/[；;：:]/u).flatMap((clause) => subject.exec(clause)?.[1] ?? []);
  const named = [
    ...strictly.filter((found) => !/^(?:[我本各全]|按照|根据|依据|结合|参照)|现将/u.test(found)),
    ...clauses.filter((found) => !others.test(found)),
  ];
  return named.filter((found) => !sameUnit(found, report.unit));
}

function foreignSelf(sentence: string, own: string): readonly string[] {
  if (!selfWords.some(([word]) => word === own)) return [];
  return selfWords.flatMap(([word, pattern]) => (word !== own && pattern.test(sentence) ? [word] : []));
}

function finding(key: TextKey, actual: string, expected: string, quote: string): Said {
  return {
    cells: [],
    about: [key],
    message: `这里的“${actual}”与填报单位“${expected}”不一致，是不是从别处复制来的？请核对。`,
    expected,
    actual,
    quote,
  };
}

export const unitName = defineRule({
  id: 'unit-name',
  comment: 'Text copied from another unit gives itself away by the name it goes by.',
  severity: 'warning',
  basis: '单位名称以“填报说明”为准，全文一致',
  only: ['unit', 'level', 'text'],
  check: ({ report }) => {
    if (report.unit.trim() === '') return [];
    const own = selfName(report.unit, report.level);
    const seen = new Set<string>();
    return proseOf(report).flatMap(({ key, text }) =>
      (worthALook(text, own) ? sentencesOf(text) : []).flatMap((sentence) => {
        const names = [
          ...foreignNames(sentence, report).map((found) => [found, report.unit] as const),
          ...foreignSelf(sentence.replace(/《[^》]*》|“[^”]*”/gu, ''), own).map(
            (found) => [found, own] as const,
          ),
        ];
        return names.flatMap(([actual, expected]) => {
          if (seen.has(`${key} ${actual}`)) return [];
          seen.add(`${key} ${actual}`);
          return [finding(key, actual, expected, shortened(sentence))];
        });
      }),
    );
  },
});
