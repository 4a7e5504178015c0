/** What a file to import is, by its bytes whatever its name: the first format of format-list.ts with a sign that fits. */
import { hasStream, isCompoundFile } from '../../container/ole';
import { Package } from '../../container/package';
import { Broken, inflateEntry, TooLarge, zipEntries, type ZipEntry } from '../../container/zip';
import { TooMuch } from './blocks';
import { decodeText } from './decode';
import { formats, unknownFormats, unreadFormats, type ApartFormat, type Sign } from './format-list';
import { type Refusal, refuse } from '../../form/refusal';

export type SourceFile =
  | { readonly kind: 'docx'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'workbook' }
  | { readonly kind: ApartFormat }
  | { readonly kind: 'doc' | 'rtf' | 'mht'; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

const mostEntries = 5_000;
/** Of the parts that tell what a package is. */
const telling = { part: 2 * 1024 * 1024, together: 4 * 1024 * 1024, entries: mostEntries };
/** What tells a text stands in so many of its characters. */
const headLength = 4_096;

/** What signs are held against; whatever is costly to find out is found out when it is first asked. */
interface Evidence {
  readonly bytes: Uint8Array;
  readonly holder: 'ole' | 'zip' | 'none';
  readonly entries: readonly ZipEntry[];
  /** What a package of Office says it is; undefined where that cannot be read. */
  readonly main: () => ReturnType<Package['main']>;
  readonly mimetype: () => string;
  /** Undefined for what is no text. */
  readonly text: () => string | undefined;
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (code) => String.fromCharCode(code)).join('');
}

function evidenceOf(bytes: Uint8Array): Evidence {
  const isZip = latin(bytes.subarray(0, 2)) === 'PK';
  const entries = isZip ? zipEntries(bytes) : [];
  if (entries.length > mostEntries) throw new TooLarge('entries');
  return {
    bytes,
    holder: isCompoundFile(bytes) ? 'ole' : isZip ? 'zip' : 'none',
    entries,
    main: once(() => {
      try {
        return isZip ? new Package(entries, telling).main() : undefined;
      } catch {
        return undefined;
      }
    }),
    mimetype: once(() => {
      const entry = entries.find(({ name }) => name === 'mimetype');
      return entry ? (decodeText(inflateEntry(entry, 1_024)) ?? '') : '';
    }),
    text: once(() => {
      const text = decodeText(bytes);
      return text?.includes('\0') === true ? undefined : text;
    }),
  };
}

function fits(sign: Sign, { bytes, holder, entries, main, mimetype, text }: Evidence): boolean {
  const has = (start: string): boolean => entries.some(({ name }) => name.toLowerCase().startsWith(start));
  const isToldByMain = (main() ?? { kind: 'other' }).kind !== 'other';
  switch (sign.by) {
    case 'stream':
      return holder === 'ole' && sign.names.some((name) => hasStream(bytes, name));
    case 'main':
      return main()?.kind === sign.kind && sign.path.test(main()?.path ?? '');
    case 'entry':
      return !isToldByMain && has(sign.start) && (sign.without === undefined || !has(sign.without));
    case 'mimetype':
      return holder === 'zip' && sign.pattern.test(mimetype());
    case 'start': {
      const start = typeof sign.bytes === 'string' ? sign.bytes : latin(Uint8Array.from(sign.bytes));
      return latin(bytes.subarray(0, start.length)) === start;
    }
    case 'head':
      return holder === 'none' && sign.pattern.test(latin(bytes.subarray(0, 2_048)));
    case 'text':
      return holder === 'none' && sign.pattern.test(text()?.slice(0, headLength) ?? '\0');
  }
}

/** What reading a file throws that is too large or damaged, in the clerk's words; anything else is thrown on. */
export function refuseUnreadable(error: unknown): Refusal {
  if (error instanceof TooLarge || error instanceof TooMuch) return tooLarge();
  if (error instanceof Broken) {
    return refuse('corrupt', '这个文件不完整或已损坏，可能没有拷贝完。请重新拷贝，或打开它另存一份再导入。');
  }
  throw error;
}

function tooLarge(): Refusal {
  return refuse(
    'too-large',
    '这个文件展开后过大，不像一份年报（可能混入了大量内容）。请只保留年报全文，另存后再导入。',
  );
}

function told(evidence: Evidence): SourceFile | Refusal {
  const { bytes, entries, holder, text } = evidence;
  if (entries.some(({ encrypted }) => encrypted)) {
    return refuse(unknownFormats.lockedZip.reason, unknownFormats.lockedZip.message);
  }
  const isTold = ({ signs }: { readonly signs: readonly Sign[] }): boolean =>
    signs.some((sign) => fits(sign, evidence));
  // A text of nothing else comes last of all.
  const format = formats.find((each) => each.id !== 'text' && isTold(each));
  const unread = format ? undefined : unreadFormats.find(isTold);
  if (unread) return refuse(unread.reason, unread.message);
  const found = format ?? formats.find((each) => each.id === 'text' && text() !== undefined && isTold(each));
  if (!found) {
    const { reason, message } = unknownFormats[holder === 'none' ? 'bytes' : holder];
    return refuse(reason, message);
  }
  if (bytes.length > found.mostBytes) return tooLarge();
  switch (found.id) {
    case 'docx':
      return { kind: 'docx', entries };
    case 'doc':
    case 'rtf':
    case 'mht':
      return { kind: found.id, bytes };
    case 'html':
    case 'text':
      return { kind: found.id, text: text() ?? '' };
    case 'workbook':
    case 'pdf':
    case 'sheets':
      return { kind: found.id };
  }
}

/** Tells what the file is, or refuses it. */
export function fileKind(bytes: Uint8Array): SourceFile | Refusal {
  if (bytes.length === 0) {
    return refuse('empty', '这个文件是空的（0 字节），可能没有保存成功。请重新保存或重新拷贝。');
  }
  try {
    return told(evidenceOf(bytes));
  } catch (error) {
    return refuseUnreadable(error);
  }
}
