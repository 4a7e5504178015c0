/** Regeneration that never loses a hand edit: a part is rewritten only while it still is what was last drafted. */
import type { Report } from '../form/report';
import { textKeys, type TextKey, type Texts } from '../form/text';
import { draftTexts } from './draft';
import { fingerprint, isHandWritten, settled } from '../form/fingerprint';

export interface RedraftOptions {
  /** Also write over what the clerk wrote; what was there is given back in `overwritten`. */
  readonly force?: boolean;
  /** Only these parts. */
  readonly only?: readonly TextKey[];
}

export interface Redraft {
  /** Parts to write, raw with 〔fields〕; a part whose draft is unchanged is not among them. */
  readonly texts: Texts;
  /** The whole record to keep from now on, for `report.drafted`. */
  readonly drafted: Report['drafted'];
  /** Written by hand and left alone. */
  readonly kept: readonly TextKey[];
  readonly written: readonly TextKey[];
  /** Hand-written text that `force` replaces. */
  readonly overwritten: readonly { readonly key: TextKey; readonly old: string }[];
}

/** What 生成文字 would write over `report`; writes nothing itself. */
export function redraft(report: Report, lastYear?: Report, options: RedraftOptions = {}): Redraft {
  const drafts = draftTexts(report, lastYear);
  const texts: Partial<Record<TextKey, string>> = {};
  const drafted: Partial<Record<TextKey, string>> = { ...report.drafted };
  const kept: TextKey[] = [];
  const overwritten: { key: TextKey; old: string }[] = [];
  for (const key of textKeys) {
    if (options.only && !options.only.includes(key)) continue;
    const hand = isHandWritten(report, key);
    if (hand && options.force !== true) {
      kept.push(key);
      continue;
    }
    const old = report.text[key] ?? '';
    const draft = drafts[key] ?? '';
    drafted[key] = fingerprint(draft);
    if (settled(old) === settled(draft)) continue;
    texts[key] = draft;
    if (hand) overwritten.push({ key, old });
  }
  const written = textKeys.filter((key) => texts[key] !== undefined);
  return { texts, drafted, kept, written, overwritten };
}
