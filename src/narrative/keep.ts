/** Regeneration that never loses a hand edit: a part is rewritten only while it still is what was last drafted. */
import type { Report } from '../form/report';
import { textKeys, type TextKey, type Texts } from '../form/text';
import { draftTexts } from './draft';

const bits32 = 0x100000000;

function mixed(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    // FNV-1a, over UTF-16 code units.
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(bits32.toString(36).length, '0');
}

/** Line ends and outer white space change when a workbook is saved by another program; nothing else may. */
function settled(text: string): string {
  return text.replace(/\r\n?/gu, '\n').trim();
}

/** Short and stable; the same for texts that differ only in outer white space or kind of line end. */
export function fingerprint(text: string): string {
  const plain = settled(text);
  return `${mixed(plain, 0x811c9dc5)}${mixed(plain, 0x9747b28c)}`;
}

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

/** Whether a part holds something other than blank or its last draft. */
export function isHandWritten(report: Report, key: TextKey): boolean {
  const text = report.text[key] ?? '';
  return text.trim() !== '' && report.drafted[key] !== fingerprint(text);
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
