/** All checks. A new one is one file and one line here. */
import { aboutUnit } from './about-unit';
import { carryOver } from './carry-over';
import { controlCharacters } from './control-characters';
import { copied } from './copied';
import { crossFooting } from './cross-footing';
import { deadline } from './deadline';
import { factsAddUp } from './facts-add-up';
import { feeUnit } from './fee-unit';
import { filledIn } from './filled-in';
import { formOld } from './form-old';
import { inForce } from './in-force';
import { labels } from './labels';
import { lastYearsReport } from './last-year';
import { missingNumber, openQuestion, unresolvedField } from './left-over';
import { fiveAspects, overviewLength } from './overview';
import { period } from './period';
import { privacy } from './privacy';
import { problemsSection } from './problems-section';
import { feeDenied, feeInTable2, feeNotices, feeStated } from './processing-fee';
import { regulationsScope } from './regulations-scope';
import type { Rule } from './rule';
import { sixSections } from './six-sections';
import { strayText } from './stray-text';
import { unitName } from './unit-name';
import { numberType, wholeInTable2 } from './whole-number';
import { wordsAgainstCells } from './words-cells';
import { wordsAgainstLastYear } from './words-year';
import { wordsBreakdown } from './words-breakdown';
import { wordsClaims } from './words-claims';
import { wordsShare } from './words-share';
import { yearMentions } from './year-mentions';

export const rules: readonly Rule[] = [
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
];
