/**
 * The formats a report is read from, once. What a file picker offers and what help and refusals say follow from here;
 * file-kind.ts tells them apart by their bytes, whatever a file is called.
 */

export interface Format {
  readonly id: string;
  /** In the clerk's words. */
  readonly name: string;
  /** With the dot; the first is the one spoken of. */
  readonly extensions: readonly string[];
  /** Who reads it: `here`, our own reader within its caps; `apart`, a large parser of others in a thread with limits. */
  readonly reader: 'here' | 'apart';
}

export const formats = [
  { id: 'docx', name: 'Word', extensions: ['.docx'], reader: 'here' },
  { id: 'pdf', name: 'PDF', extensions: ['.pdf'], reader: 'apart' },
  { id: 'doc', name: '旧版 Word', extensions: ['.doc', '.wps'], reader: 'here' },
  { id: 'html', name: '网页', extensions: ['.html', '.htm'], reader: 'here' },
  { id: 'workbook', name: '表格', extensions: ['.xlsx'], reader: 'here' },
  { id: 'sheets', name: '旧版表格', extensions: ['.xls', '.et', '.ods', '.xlsb'], reader: 'apart' },
  { id: 'text', name: '文本', extensions: ['.txt'], reader: 'here' },
] as const satisfies readonly Format[];

export type ApartFormat = Extract<(typeof formats)[number], { readonly reader: 'apart' }>['id'];

/** `甲、乙或丙`. */
function either(words: readonly string[]): string {
  return [words.slice(0, -1).join('、'), ...words.slice(-1)].join('或');
}

/** For a file picker: `.docx,.pdf,…`. */
export const pickerExtensions = formats.flatMap(({ extensions }) => extensions).join(',');

/** `.docx、.pdf、….或 .txt`. */
export const spokenExtensions = either(formats.map(({ extensions: [first] }) => first)).replace('或', ' 或 ');

/** `Word（.docx）、PDF（.pdf）、…或文本（.txt）`. */
export const spokenFormats = either(formats.map(({ name, extensions: [first] }) => `${name}（${first}）`));
