/** Puts the numbers into the prose: what is checked and printed is the text with its 〔fields〕 resolved. */
import { resolveFields } from './field';
import type { Report } from '../form/report';
import { textKeys, type TextKey, type Texts } from '../form/text';
import { prescribed } from '../form/report-tables';

interface UnresolvedField {
  readonly part: TextKey;
  /** The name between the brackets; for a stray bracket, the bracket and the words next to it. */
  readonly field: string;
  readonly reason: 'unknown' | 'blank' | 'not-a-number' | 'zero-base' | 'unbalanced';
}

export interface ResolvedReport {
  readonly report: Report;
  readonly unresolved: readonly UnresolvedField[];
}

/** An empty pair, or a bracket without its partner on the same line, with a few of the words inside. */
function strayBrackets(text: string): readonly string[] {
  if (!/[〔〕]/u.test(text)) return [];
  const outsidePairs = text.split(/〔[^〔〕\n]+〕/u);
  return outsidePairs.flatMap((rest) => rest.match(/〔〕|〔[^〔〕\n]{0,12}|[^〔〕\n]{0,12}〕/gu) ?? []);
}

/** `report.text` with its fields replaced by numbers; a field that has none stays visible and is listed. */
export function resolveReport(report: Report): ResolvedReport {
  const edition = prescribed(report);
  const unresolved: UnresolvedField[] = [];
  const text: Partial<Record<TextKey, string>> = {};
  for (const part of textKeys) {
    const raw = report.text[part];
    if (raw === undefined) continue;
    const resolved = resolveFields(raw, report, edition);
    text[part] = resolved.text;
    unresolved.push(
      ...resolved.unresolved.map((field) => ({ part, ...field })),
      ...strayBrackets(raw).map((field) => ({ part, field, reason: 'unbalanced' as const })),
    );
  }
  return { report: { ...report, text: text satisfies Texts }, unresolved };
}
