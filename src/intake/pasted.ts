/** A published report as plain or pasted text. */
import { toLine } from './line';
import { withoutLineNumbers } from './line-numbers';
import { readLines, type Intake } from './read-lines';
import { type Refusal, refuse } from '../form/refusal';

/** Characters; a long report has 30,000. */
const longest = 2_000_000;

function refuseNonText(text: string): Refusal | undefined {
  if (text.trim() === '') return refuse('empty', '没有内容。请把年报全文复制进来，或检查文件是否保存成功。');
  if (text.length > longest)
    return refuse('too-large', '文字超过 200 万字，不是一份年报。请只保留年报全文。');
  if (text.startsWith('%PDF'))
    return refuse('pdf', '这是 PDF 文件。请打开它，全选、复制，粘贴到记事本保存为 .txt 再导入。');
  if (text.startsWith('PK') || text.includes('\0')) {
    return refuse('binary', '这不是纯文本文件。请打开原文件，全选、复制，粘贴到记事本保存为 .txt 再导入。');
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)/iu.test(text)) {
    return refuse(
      'html',
      '这是网页源代码。请在浏览器里打开网页，全选、复制，粘贴到记事本保存为 .txt 再导入。',
    );
  }
  return undefined;
}

/** Reads the text of a report, as saved or copied. */
export function readPastedText(text: string): Intake | Refusal {
  const refusal = refuseNonText(text);
  if (refusal) return refusal;
  // A soft line end comes out of Word's clipboard as VT or U+2028.
  const lines = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u).map((line) => line.replace(/^\uFEFF/u, ''));
  return readLines(withoutLineNumbers(lines).map((line, index) => toLine(line, index + 1)));
}
