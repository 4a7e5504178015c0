/** All checks. A new one is one file and one line here; the ids that a finding may have are read off this list. */
import { areaSum } from './area/area-sum';
import { aboutUnit } from './document/about-unit';
import { carryOver } from './years/carry-over';
import { controlCharacters } from './document/control-characters';
import { copied } from './years/copied';
import { crossFooting } from './tables/cross-footing';
import { deadline } from './document/deadline';
import { documentDiffers } from './document/document-differs';
import { factsAddUp } from './document/facts-add-up';
import { feeUnit } from './years/fee-unit';
import { filledIn } from './tables/filled-in';
import { formOld } from './tables/form-old';
import { inForce } from './tables/in-force';
import { labels } from './tables/labels';
import { ledgerAgrees } from './ledger/agrees';
import { ledgerOverdue } from './ledger/overdue';
import { ledgerRow } from './ledger/row';
import { lastYearsReport } from './years/last-year';
import { missingNumber, openQuestion, unresolvedField } from './document/left-over';
import { fiveAspects, overviewLength } from './document/overview';
import { period } from './document/period';
import { privacy } from './document/privacy';
import { problemsSection } from './document/problems-section';
import { feeDenied, feeInTable2, feeNotices, feeStated } from './document/processing-fee';
import { regulationsScope } from './tables/regulations-scope';
import { sixSections } from './document/six-sections';
import { strayText } from './document/stray-text';
import { unitName } from './document/unit-name';
import { numberType, wholeInTable2 } from './tables/whole-number';
import { wordsAgainstCells } from './words/cells';
import { wordsAgainstLastYear } from './words/year-on-year';
import { wordsBreakdown } from './words/breakdown';
import { wordsClaims } from './words/claims';
import { wordsShare } from './words/share';
import { yearMentions } from './document/year-mentions';

export const rules = [
  ...crossFooting,
  filledIn,
  numberType,
  wholeInTable2,
  labels,
  formOld,
  inForce,
  regulationsScope,
  ...carryOver,
  lastYearsReport,
  feeUnit,
  copied,
  aboutUnit,
  factsAddUp,
  sixSections,
  fiveAspects,
  overviewLength,
  problemsSection,
  strayText,
  feeStated,
  feeNotices,
  feeInTable2,
  feeDenied,
  ...wordsAgainstCells,
  ...wordsClaims,
  wordsShare,
  wordsAgainstLastYear,
  wordsBreakdown,
  yearMentions,
  period,
  unitName,
  missingNumber,
  openQuestion,
  unresolvedField,
  privacy,
  controlCharacters,
  deadline,
  ledgerAgrees,
  ledgerRow,
  ledgerOverdue,
  areaSum,
  documentDiffers,
] as const;

export type RuleId = (typeof rules)[number]['id'];
