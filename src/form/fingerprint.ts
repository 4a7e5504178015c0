/** Drafts are told from hand-written text by a fingerprint of what was last drafted. */
import type { Report } from './report';
import type { TextKey } from './text';

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
export function settled(text: string): string {
  return text.replace(/\r\n?/gu, '\n').trim();
}

/** Short and stable; the same for texts that differ only in outer white space or kind of line end. */
export function fingerprint(text: string): string {
  const plain = settled(text);
  return `${mixed(plain, 0x811c9dc5)}${mixed(plain, 0x9747b28c)}`;
}

/** Whether a part holds something other than blank or its last draft. */
export function isHandWritten(report: Report, key: TextKey): boolean {
  const text = report.text[key] ?? '';
  return text.trim() !== '' && report.drafted[key] !== fingerprint(text);
}
