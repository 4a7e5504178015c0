/**
 * The formats a report comes in, once: how each is told by its bytes, who reads it, what it may cost; and those that are
 * told and not read, with the word that says how to get there. File pickers, drop zones, help, refusals and
 * file-kind.ts follow from here.
 */

/** How a file is told, whatever it is called. */
export type Sign =
  /** By its first bytes. */
  | { readonly by: 'start'; readonly bytes: string | readonly number[] }
  /** By what stands in its first two kilobytes, read byte by byte. */
  | { readonly by: 'head'; readonly pattern: RegExp }
  /** A compound file (MS-CFB) by a stream it holds. */
  | { readonly by: 'stream'; readonly names: readonly string[] }
  /** A package of Office by what its relationships say its main part is, whatever that is called. */
  | { readonly by: 'main'; readonly kind: 'document' | 'workbook'; readonly path: RegExp }
  /** A zip whose main part is not told, by how the name of one of its entries begins, in small letters, and by one it has not. */
  | { readonly by: 'entry'; readonly start: string; readonly without?: string }
  /** A zip by its entry `mimetype`. */
  | { readonly by: 'mimetype'; readonly pattern: RegExp }
  /** Text by its beginning. */
  | { readonly by: 'text'; readonly pattern: RegExp };

export interface Format {
  readonly id: string;
  /** In the clerk's words; those of one name are spoken of by the first. */
  readonly name: string;
  /** With the dot; the first is the one spoken of. */
  readonly extensions: readonly string[];
  /** The first format with a sign that fits is the file's. */
  readonly signs: readonly Sign[];
  /** Who reads it: `here`, our own reader; `apart`, a large parser of others in a thread with limits. */
  readonly reader: 'here' | 'apart';
  /** Bytes of the largest file that is read; what it unpacks to is capped by its reader. */
  readonly mostBytes: number;
}

const megabyte = 1024 * 1024;

/** What a reading thread may take; a report takes 2 to 4 seconds where everything is loaded for the first time, and 60 MB. */
export const apartLimits = { seconds: 30, megabytes: 256 } as const;

/** A page, a fragment of one, or what the clipboard calls HTML. */
export const htmlHead =
  /^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html)|<(?:!--|meta|head|body|table|div|p|span|h\d|section|article)\b|Version:\d)/iu;

export const formats = [
  {
    id: 'docx',
    name: 'Word',
    extensions: ['.docx', '.docm'],
    signs: [
      { by: 'main', kind: 'document', path: /^/u },
      // A damaged one, by its folders: who reads it says what is wrong.
      { by: 'entry', start: 'word/' },
    ],
    reader: 'here',
    mostBytes: 60 * megabyte,
  },
  {
    id: 'pdf',
    name: 'PDF',
    extensions: ['.pdf'],
    // Readers accept the mark within the first kilobyte (ISO 32000-1, annex H.3.4.1).
    signs: [{ by: 'head', pattern: /^\s*%PDF-|[\r\n]%PDF-\d\.\d/u }],
    reader: 'apart',
    mostBytes: 40 * megabyte,
  },
  {
    id: 'doc',
    name: '旧版 Word',
    extensions: ['.doc', '.wps'],
    signs: [{ by: 'stream', names: ['WordDocument'] }],
    reader: 'here',
    mostBytes: 40 * megabyte,
  },
  {
    id: 'rtf',
    name: 'RTF',
    extensions: ['.rtf'],
    signs: [{ by: 'start', bytes: '{\\rtf' }],
    reader: 'here',
    mostBytes: 40 * megabyte,
  },
  {
    id: 'html',
    name: '网页',
    extensions: ['.html', '.htm'],
    signs: [{ by: 'text', pattern: htmlHead }],
    reader: 'here',
    mostBytes: 20 * megabyte,
  },
  {
    id: 'mht',
    name: '网页',
    extensions: ['.mht', '.mhtml'],
    // Headers of a message (RFC 5322), of which one says that it has parts (RFC 2045).
    signs: [{ by: 'head', pattern: /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:/iu }],
    reader: 'here',
    mostBytes: 40 * megabyte,
  },
  {
    id: 'workbook',
    name: '表格',
    extensions: ['.xlsx', '.xlsm'],
    signs: [
      { by: 'main', kind: 'workbook', path: /(?<!\.bin)$/iu },
      { by: 'entry', start: 'xl/', without: 'xl/workbook.bin' },
    ],
    reader: 'here',
    mostBytes: 60 * megabyte,
  },
  {
    id: 'sheets',
    name: '旧版表格',
    extensions: ['.xls', '.et', '.ods', '.xlsb'],
    signs: [
      { by: 'stream', names: ['Workbook', 'Book', 'ETExtData'] },
      { by: 'main', kind: 'workbook', path: /\.bin$/iu },
      { by: 'entry', start: 'xl/workbook.bin' },
      { by: 'mimetype', pattern: /opendocument\.spreadsheet/u },
      { by: 'text', pattern: /^\s*<\?xml[^]{0,1500}(?:Excel\.Sheet|office:spreadsheet)/u },
    ],
    reader: 'apart',
    mostBytes: 12 * megabyte,
  },
  {
    id: 'text',
    name: '文本',
    extensions: ['.txt'],
    // What is text and nothing else.
    signs: [{ by: 'text', pattern: /^(?!\s*<\?xml)/u }],
    reader: 'here',
    mostBytes: 20 * megabyte,
  },
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];
export type ApartFormat = Extract<(typeof formats)[number], { readonly reader: 'apart' }>['id'];

/** `甲、乙或丙`. */
function either(words: readonly string[]): string {
  return [words.slice(0, -1).join('、'), ...words.slice(-1)].join('或');
}

/** One of each name. */
const spoken = formats.filter(
  ({ name }, index) => formats.findIndex((other) => other.name === name) === index,
);

/** Every ending, with its dot. */
export const importableExtensions: readonly string[] = formats.flatMap(({ extensions }) => extensions);

/** For a file picker: `.docx,.docm,.pdf,…`. */
export const pickerExtensions = importableExtensions.join(',');

/** `.docx、.pdf、….或 .txt`. */
export const spokenExtensions = either(spoken.map(({ extensions: [first] }) => first)).replace('或', ' 或 ');

/** `Word（.docx）、PDF（.pdf）、…或文本（.txt）`. */
export const spokenFormats = either(spoken.map(({ name, extensions: [first] }) => `${name}（${first}）`));

/** Formats that hold sheets: to be opened as a workbook, or refused as one, where a workbook is asked for. */
const ofSheets: readonly FormatId[] = ['workbook', 'sheets'];

/** Whether a file is called what documents are: it is there to be imported, not to be opened as a workbook. */
export function isNamedAsText(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return formats.some(
    ({ id, extensions }) => !ofSheets.includes(id) && extensions.some((end) => name.endsWith(end)),
  );
}

const asDocx = '请用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”再导入。';
const copy = '请打开它，全选、复制，粘贴到 Word 或 WPS 的空白文档里，保存为 .docx 再导入。';
const unpackFirst = `请先解压，再导入里面的年报（${spokenExtensions}）。`;

/** What is told and not read: what it is, and how to get there. */
export interface UnreadFormat {
  readonly reason: string;
  readonly signs: readonly Sign[];
  readonly message: string;
}

export const unreadFormats: readonly UnreadFormat[] = [
  {
    reason: 'encrypted',
    signs: [{ by: 'stream', names: ['EncryptedPackage'] }],
    message: '这个文件设了打开密码，无法读取。请在 Word、Excel 或 WPS 中取消密码并保存，再导入。',
  },
  {
    reason: 'old-ppt',
    signs: [{ by: 'stream', names: ['PowerPoint Document'] }],
    message: '这是演示文稿（.ppt），不是年报。请选择年报全文。',
  },
  {
    reason: 'pptx',
    signs: [{ by: 'entry', start: 'ppt/' }],
    message: '这是演示文稿（.pptx），不是年报。请选择年报全文。',
  },
  {
    reason: 'ofd',
    signs: [{ by: 'entry', start: 'ofd.xml' }],
    message: `这是 OFD 版式文件，里面没有可靠的表格。${copy}`,
  },
  {
    reason: 'odt',
    signs: [{ by: 'mimetype', pattern: /opendocument\.text/u }],
    message: `这是 OpenDocument 文档（.odt）。${asDocx}`,
  },
  {
    reason: 'odg',
    signs: [{ by: 'mimetype', pattern: /opendocument/u }],
    message: '这是 OpenDocument 的图形或演示文稿，不是年报。请选择年报全文。',
  },
  {
    reason: 'archive',
    signs: [{ by: 'start', bytes: 'Rar!' }],
    message: `这是 RAR 压缩包。${unpackFirst}`,
  },
  {
    reason: 'archive',
    signs: [{ by: 'start', bytes: [0x37, 0x7a, 0xbc, 0xaf] }],
    message: `这是 7z 压缩包。${unpackFirst}`,
  },
  {
    reason: 'archive',
    signs: [{ by: 'start', bytes: [0x1f, 0x8b] }],
    message: `这是 gz 压缩包。${unpackFirst}`,
  },
  {
    reason: 'image',
    signs: [
      { by: 'start', bytes: [0x89, 0x50, 0x4e, 0x47] },
      { by: 'start', bytes: [0xff, 0xd8, 0xff] },
      { by: 'start', bytes: [0x47, 0x49, 0x46, 0x38] },
      { by: 'start', bytes: 'BM' },
      { by: 'start', bytes: [0x49, 0x49, 0x2a, 0x00] },
      { by: 'start', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
      { by: 'head', pattern: /^RIFF[^]{4}WEBP|^[^]{4}ftyp(?:heic|mif1|avif)/u },
    ],
    message: '这是图片，里面的文字和数字读不出来。请找可以选中、复制文字的原文件。',
  },
  {
    reason: 'xml',
    signs: [{ by: 'text', pattern: /^\s*<\?xml/u }],
    message: `这是 XML 文件。${asDocx}`,
  },
];

/** Where no sign fits: a compound file, a zip, a zip under a password, anything else. */
export const unknownFormats = {
  ole: { reason: 'ole', message: `这是旧版 Office 或 WPS 的文件，无法识别。${asDocx}` },
  zip: { reason: 'archive', message: `这是压缩包。${unpackFirst}` },
  lockedZip: { reason: 'encrypted-zip', message: `这是加了密码的压缩包，无法读取。${unpackFirst}` },
  bytes: { reason: 'unknown', message: `无法识别这个文件。请选择${spokenFormats}。` },
} as const;
