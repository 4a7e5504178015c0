/** Where the entries of a zip are listed (APPNOTE 4.3): the central directory, Zip64 or not. */

/** The file is no whole zip, or what is in it contradicts itself. */
export class Broken extends Error {}

const endSignature = 0x06054b50;
const endLength = 22;
const locatorSignature = 0x07064b50;
const locatorLength = 20;
const end64Signature = 0x06064b50;
const end64Length = 56;
export const recordSignature = 0x02014b50;
const zip64Field = 0x0001;

export interface Directory {
  /** Of the first record. */
  readonly at: number;
  readonly count: number;
  /** What stands before the zip in the file, which its own offsets do not count. */
  readonly shift: number;
}

/** A number of 64 bits; no file here is longer than a double counts exactly. */
export function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function isAt(view: DataView, at: number, signature: number): boolean {
  return at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === signature;
}

/** `end` is where the directory ends: it ends right before what tells of it, so anything before the zip shows. */
function directory(
  view: DataView,
  end: number,
  told: { readonly count: number; readonly size: number; readonly offset: number },
): Directory | undefined {
  const { count, size, offset } = told;
  for (const at of [end - size, offset]) {
    const fits = count === 0 ? at >= 0 && at <= end : isAt(view, at, recordSignature);
    if (fits) return { at, count, shift: at - offset };
  }
  return undefined;
}

function directory64(view: DataView, end: number): Directory | undefined {
  const locator = end - locatorLength;
  if (!isAt(view, locator, locatorSignature)) return undefined;
  const record = [long(view, locator + 8), locator - end64Length].find(
    (at) => isAt(view, at, end64Signature) && at + end64Length <= locator,
  );
  if (record === undefined) return undefined;
  return directory(view, record, {
    count: long(view, record + 32),
    size: long(view, record + 40),
    offset: long(view, record + 48),
  });
}

function directoryAt(view: DataView, end: number): Directory | undefined {
  if (end + endLength + view.getUint16(end + 20, true) > view.byteLength) return undefined;
  return (
    directory64(view, end) ??
    directory(view, end, {
      count: view.getUint16(end + 10, true),
      size: view.getUint32(end + 12, true),
      offset: view.getUint32(end + 16, true),
    })
  );
}

/**
 * The last directory in the file; bytes before the zip, a comment and bytes after it do no harm. One that lists nothing
 * counts only where there is no other: it may be a comment. Throws Broken for none.
 */
export function findDirectory(view: DataView): Directory {
  let empty: Directory | undefined;
  for (let at = view.byteLength - endLength; at >= 0; at -= 1) {
    if (view.getUint8(at) !== 0x50 || view.getUint32(at, true) !== endSignature) continue;
    const found = directoryAt(view, at);
    if (found && found.count > 0) return found;
    empty ??= found;
  }
  if (empty) return empty;
  throw new Broken('no end of central directory');
}

/** The values a record keeps in its Zip64 field, in the order of those it marks as too large (APPNOTE 4.5.3). */
export function zip64Values(view: DataView, from: number, to: number, wanted: number): readonly number[] {
  for (let at = from; at + 4 <= to;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === zip64Field) {
      if (length < wanted * 8 || at + 4 + length > to) throw new Broken('Zip64 field');
      return Array.from({ length: wanted }, (_, n) => long(view, at + 4 + n * 8));
    }
    at += 4 + length;
  }
  throw new Broken('no Zip64 field');
}
