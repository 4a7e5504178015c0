/** An invented report that no check has anything to say of, and small changes to it. */
import { sectionHeading } from '../../src/form/form';
import type { CellKey } from '../../src/form/cell';
import type { Entry, Figures } from '../../src/form/figures';
import { editionFor } from '../../src/form/index';
import { emptyReport, type Report } from '../../src/form/report';
import type { TextKey, Texts } from '../../src/form/text';
import { check } from '../../src/rules/check';
import type { Finding } from '../../src/rules/finding';
import type { Evidence } from '../../src/rules/rule';
import { filled } from '../drafting/forms';

export const cleanFigures: Figures = filled({
  'proactive/normativeDocuments/issued': 2,
  'proactive/normativeDocuments/repealed': 1,
  'proactive/normativeDocuments/inForce': 7,
  'proactive/penalties/decisions': 14,
  'proactive/fees/amount': 18.871,
  'requests/received/naturalPerson': 20,
  'requests/received/business': 3,
  'requests/carriedIn/naturalPerson': 1,
  'requests/granted/naturalPerson': 9,
  'requests/granted/business': 2,
  'requests/grantedInPart/naturalPerson': 4,
  'requests/refused.thirdParty/naturalPerson': 2,
  'requests/unavailable.notHeld/naturalPerson': 3,
  'requests/unavailable.notHeld/business': 1,
  'requests/notProcessed.petition/naturalPerson': 1,
  'requests/carriedOut/naturalPerson': 2,
  'cases/reconsideration/upheld': 2,
  'cases/reconsideration/pending': 1,
  'cases/direct/otherOutcome': 1,
});

export const cleanText: Texts = {
  preamble:
    '本报告由云溪市青石区梧桐街道办事处依据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制。所列数据的统计期限为2024年1月1日至2024年12月31日。联系电话：0379-65551234。',
  'overview/lead': '2024年，梧桐街道把公开贯穿办事全过程。现将我街道2024年度政府信息公开工作情况报告如下。',
  'overview/proactive': '全年公开信息120条，其中网站80条、公开栏40条，比2023年多6条。',
  'overview/requests': '2024年，我街道新收申请23件，上年结转1件，办结22件，结转下年度2件。',
  'overview/management': '信息发布前经两级审查，全年下架过期信息5条。',
  'overview/platform': '网站设有3个专栏，便民大厅设查阅点1处。',
  'overview/supervision': '开展培训2次，参加60人次。',
  'problems/problems': '2023年年报所列问题已整改。存在的问题：政策解读形式单一。',
  'problems/improvement': '2025年，我街道将增加图解和短视频。',
  otherMatters: '我街道2024年未收取信息处理费。',
};

const edition = editionFor(2024);

export const cleanReport: Report = {
  ...emptyReport,
  unit: '云溪市青石区梧桐街道办事处',
  level: '街道',
  year: 2024,
  tables: { proactive: '2021', requests: '2021', cases: '2021' },
  figures: cleanFigures,
  text: cleanText,
  sections: edition.sections.map((section) => ({ id: section.id, heading: sectionHeading(section) })),
};

export function checked(
  changes: Partial<Report> = {},
  more: Omit<Evidence, 'report'> = {},
): readonly Finding[] {
  return check({ report: { ...cleanReport, ...changes }, ...more });
}

export function withFigures(changes: Readonly<Record<string, Entry>>): readonly Finding[] {
  return checked({ figures: { ...cleanFigures, ...(changes as Figures) } });
}

export function withText(key: TextKey, text: string, changes: Partial<Report> = {}): readonly Finding[] {
  return checked({ ...changes, text: { ...cleanText, [key]: text } });
}

export function textWithout(key: TextKey): Texts {
  return Object.fromEntries(Object.entries(cleanText).filter(([other]) => other !== key));
}

export function without(key: CellKey): readonly Finding[] {
  const rest = Object.entries(cleanFigures).filter(([other]) => other !== key);
  return checked({ figures: Object.fromEntries(rest) });
}
