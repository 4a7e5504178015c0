/** What the Parquet files hold, column by column: written, documented (docs/scale.md) and tested from here. */

/** Changes with every change of a table that an old query could notice. */
export const schemaVersion = 'ogi-parquet/1';

interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'time';
  /** For whoever asks questions of it. */
  readonly words: string;
}

const which = [
  { name: 'key', type: 'text', words: '这份文件这一次校验的标识，四张表用它连接' },
  { name: 'file', type: 'text', words: '文件，相对于加入的文件夹，用 / 分隔' },
  { name: 'unit', type: 'text', words: '单位名称' },
  { name: 'year', type: 'integer', words: '年度' },
] as const satisfies readonly Column[];

/** One row a file. */
const files = [
  ...which,
  { name: 'region', type: 'text', words: '文件所在的文件夹（只写年份的一层略去），用作地区' },
  { name: 'level', type: 'text', words: '单位类型' },
  { name: 'sha256', type: 'text', words: '文件内容的 SHA-256' },
  {
    name: 'state',
    type: 'text',
    words: 'ok 没有错误；fail 有错误；refused 不是能读的年报；dead 多次没有读成，待重试',
  },
  { name: 'reason', type: 'text', words: 'refused、dead 的原因，一个固定的英文词' },
  { name: 'message', type: 'text', words: '同上，给人看的一句话' },
  { name: 'errors', type: 'integer', words: '没有写说明的错误条数' },
  { name: 'warnings', type: 'integer', words: '没有写说明的警告条数' },
  { name: 'hints', type: 'integer', words: '没有写说明的提示条数' },
  { name: 'explained', type: 'integer', words: '写了说明的条数' },
  { name: 'as_of', type: 'text', words: '按哪一天校验（期限类检查用），2025-01-20' },
  { name: 'added', type: 'time', words: '加入的时间；同一文件有几行时，以最晚的为准' },
  { name: 'version', type: 'text', words: '校验程序的版本' },
] as const satisfies readonly Column[];

/** One row a number of the form. */
const figures = [
  ...which,
  { name: 'cell', type: 'text', words: '哪一个数，例如 requests/received/total' },
  { name: 'value', type: 'number', words: '数；空着的格是 NULL，不是 0' },
  { name: 'words', type: 'text', words: '格里不是数时，原来的文字' },
] as const satisfies readonly Column[];

/** One row a finding. */
const findings = [
  ...which,
  { name: 'n', type: 'integer', words: '在这份年报里的序号，从 1 起' },
  { name: 'rule', type: 'text', words: '规则' },
  { name: 'severity', type: 'text', words: 'error 错误，warning 警告，hint 提示' },
  { name: 'cells', type: 'text', words: '涉及的数，用空格分隔' },
  { name: 'place', type: 'text', words: '工作表上的位置，用，分隔' },
  { name: 'message', type: 'text', words: '说明问题的一句话' },
  { name: 'expected', type: 'text', words: '应为' },
  { name: 'actual', type: 'text', words: '实为' },
  { name: 'basis', type: 'text', words: '依据' },
  { name: 'explanation', type: 'text', words: '单位写的说明；有说明的不再算没解决' },
  { name: 'suspect_cell', type: 'text', words: '能确定是哪一格有误时，那一格' },
  { name: 'suspect_value', type: 'number', words: '那一格应为的数' },
] as const satisfies readonly Column[];

/** One row a sentence of the prose. */
const sentences = [
  ...which,
  { name: 'part', type: 'text', words: '文字的哪一部分，例如 overview/proactive' },
  { name: 'n', type: 'integer', words: '在这一部分里的序号，从 1 起' },
  { name: 'text', type: 'text', words: '句子原文' },
  { name: 'bare', type: 'text', words: '去掉本单位名称、数字、标点和空格，比较雷同用' },
] as const satisfies readonly Column[];

export const tables = { files, figures, findings, sentences } as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];

type ValueOf<Type extends Column['type']> = Type extends 'text'
  ? string
  : Type extends 'time'
    ? Date
    : number;

/** Every column may be null. */
export type Row<Table extends TableName> = {
  readonly [C in (typeof tables)[Table][number] as C['name']]: ValueOf<C['type']> | null;
};

export type Rows = { readonly [Table in TableName]: readonly Row<Table>[] };
