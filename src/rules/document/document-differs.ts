/**
 * `document-differs`: the edited Word file, or the page that was published, is the same report as the workbook. What
 * was left different knowingly is listed until it is the same, or explained.
 */
import { isCellKey } from '../../form/index';
import { defineRule, type Said } from '../rule';
import type { EditedDifference } from './edited-document';

const advice = '请改成一致，或写明原因。';

const messages: Readonly<Record<EditedDifference['kind'], (one: EditedDifference, file: string) => string>> =
  {
    figure: ({ name, workbook, document }, file) =>
      `${name}：工作簿是 ${String(workbook)}，“${file}”里是 ${String(document)}。${advice}`,
    // Without the file's name: the same difference in a file renamed is the same finding.
    words: ({ name, document }) => `${name}：文字与对照的文件不同。${String(document)}${advice}`,
    heading: ({ name, workbook, document }, file) =>
      `${name}：工作簿的标题是“${String(workbook)}”，“${file}”里是“${String(document)}”。${advice}`,
    missing: ({ name }, file) => `${name}：工作簿里有，“${file}”里没有读到。请补上，或写明原因。`,
    form: ({ name, workbook, document }, file) =>
      `${name}：“${file}”里的“${String(document)}”与表样“${String(workbook)}”不同。请改那份文件，或写明原因。`,
  };

function say(one: EditedDifference, file: string): Said {
  const { kind, subject, workbook, document } = one;
  const cell = subject !== undefined && isCellKey(subject) ? subject : undefined;
  const about = cell === undefined && subject !== undefined ? { about: [subject] } : {};
  const said = {
    ...(subject === undefined ? {} : { member: subject }),
    cells: cell === undefined ? [] : [cell],
    ...about,
    message: messages[kind](one, file),
  };
  if (kind === 'words' || kind === 'missing') return said;
  const compared = [
    { name: '工作簿', value: workbook },
    { name: '文件', value: document },
  ];
  return { ...said, expected: document, actual: workbook, compared };
}

export const documentDiffers = defineRule({
  id: 'document-differs',
  comment:
    'An edited or published document that says otherwise than the workbook: two versions of one report.',
  severity: 'warning',
  basis: '同一份年报，工作簿、文稿和网页应当一致',
  check: ({ edited }) => edited?.differences.map((one) => say(one, edited.file)) ?? [],
});
