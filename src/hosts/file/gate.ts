/**
 * The gate in front of every file from outside: what is no workbook, is encrypted, damaged or far too large, is refused in
 * Chinese; the rest is opened under caps on bytes, and no part that is not read is unpacked.
 */
import { BadEncoding } from '../../container/decode-xml';
import { Package } from '../../container/package';
import { Doctype } from '../../container/xml';
import { Broken, inflateEntry, TooLarge, zipEntries } from '../../container/zip';
import type { Inflater, ZipEntry } from '../../container/zip';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { refuseForeign, refuseOtherPackage } from './foreign-file';
import { HugeMerge } from './read-sheet';

/** A ledger of 3,000 applications with live limits has 12 MB as we write it; Excel says the same in less. */
const limits = { part: 20 * 1024 * 1024, together: 24 * 1024 * 1024, entries: 2_000 };

export interface Passed {
  readonly kind: 'passed';
  readonly opened: Package;
  /** Where the main part is. */
  readonly path: string;
}

function mimetypeOf(entries: readonly ZipEntry[]): string {
  const entry = entries.find(({ name }) => name === 'mimetype');
  return entry ? new TextDecoder().decode(inflateEntry(entry, 1024)) : '';
}

/** What reading a workbook throws that is damaged, hostile or too large, in the clerk's words; anything else is thrown on. */
export function refuseUnreadable(error: unknown): Refusal {
  if (error instanceof TooLarge)
    return refuse(
      'too-large',
      '这个工作簿过大，不像一份年报。请只保留年报的工作表，另存后再试（展开后超过上限：混入了大量数据，或是压缩炸弹）。',
    );
  if (error instanceof HugeMerge)
    return refuse(
      'huge-merge',
      '工作表里有范围过大的合并单元格（例如整列合并），无法读取。请取消这些合并，保存后再试。',
    );
  if (error instanceof Doctype)
    return refuse(
      'doctype',
      '没有读取这个工作簿：里面有正常保存的工作簿不会有的内容。请核实来源；来源可靠的，在 Excel 或 WPS 中打开，另存为 .xlsx 后再试（含 DOCTYPE 定义）。',
    );
  if (error instanceof BadEncoding)
    return refuse(
      'encoding',
      '这个工作簿内部的文字编码不对，可能已损坏。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试。',
    );
  if (error instanceof Broken)
    return refuse(
      'corrupt',
      '这个文件不完整或已损坏，可能没有拷贝完。请重新拷贝，或在 Excel、WPS 中打开另存为 .xlsx 后再试。',
    );
  throw error;
}

function open(entries: readonly ZipEntry[], inflater: Inflater | undefined): Passed | Refusal {
  if (entries.some(({ encrypted }) => encrypted))
    return refuse('encrypted-zip', '这个文件是加了密码的压缩包，无法读取。请解压后选择其中的 .xlsx。');
  const opened = new Package(entries, limits, inflater);
  const names = entries.map(({ name }) => name);
  const main = opened.main();
  if (main?.kind === 'workbook' && !/\.bin$/iu.test(main.path))
    return { kind: 'passed', opened, path: main.path };
  const other = refuseOtherPackage(names, mimetypeOf(entries));
  if (other) return other;
  throw new Broken('no main part');
}

/** Signed with a certificate (OPC part 2, 13): whatever is changed, the signature no longer holds. */
function isSigned(opened: Package): boolean {
  return opened.relationships('').some(({ type }) => type.includes('/digital-signature/'));
}

export interface Opening {
  /** The file will be written back. */
  readonly forWriting?: boolean;
  readonly inflater?: Inflater;
}

export function passGate(bytes: Uint8Array, { forWriting, inflater }: Opening): Passed | Refusal {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const foreign = zip ? undefined : refuseForeign(bytes);
  // Something may stand before a zip.
  if (foreign && foreign.reason !== 'unknown') return foreign;
  try {
    const passed = open(zipEntries(bytes), inflater);
    if (!isRefusal(passed) && forWriting === true && isSigned(passed.opened))
      return refuse(
        'signed',
        '这个工作簿有数字签名，改动后签名会失效，文件没有改动。请在 Excel 中删除签名（或用没有签名的副本），保存后再试。',
      );
    return passed;
  } catch (error) {
    return foreign ?? refuseUnreadable(error);
  }
}
