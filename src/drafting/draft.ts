/**
 * 生成文字: drafts of 一、五、六 and the preamble from the cells and from 基础情况. Nothing is said that neither holds;
 * what is missing is asked in the text, 【待补：……？】, since copied or invented prose is itself an offence (30号).
 */
import type { Report } from '../form/report';
import type { TextKey, Texts } from '../form/text';
import { draftLead, draftPreamble } from './lead';
import { draftManagement } from './management';
import { draftOtherMatters } from './other-matters';
import { draftPlatform } from './platform';
import { draftProactive } from './proactive';
import { draftImprovement, draftProblems } from './problems';
import { draftRequests } from './requests';
import { sourceOf, type Source } from './source';
import { draftSupervision } from './supervision';

const parts: Readonly<Record<TextKey, (source: Source) => string>> = {
  preamble: draftPreamble,
  'overview/lead': draftLead,
  'overview/proactive': draftProactive,
  'overview/requests': draftRequests,
  'overview/management': draftManagement,
  'overview/platform': draftPlatform,
  'overview/supervision': draftSupervision,
  'problems/problems': draftProblems,
  'problems/improvement': draftImprovement,
  otherMatters: draftOtherMatters,
};

/** A draft of every text part, its numbers as 〔fields〕. `lastYear` is compared with where it is the year before. */
export function draftTexts(report: Report, lastYear?: Report): Texts {
  const source = sourceOf(report, lastYear);
  return Object.fromEntries(Object.entries(parts).map(([key, draft]) => [key, draft(source)]));
}
