/** Text in a row of the clerk's own on the sheets of 一, 五 and 六: no part of the form, so nothing would print it. */
import { shortened } from './prose';
import { defineRule, type Said } from '../rule';

export const strayText = defineRule({
  id: 'stray-text',
  comment:
    'What is written in a row that is none of the form’s parts would be left out of the report without a word.',
  severity: 'error',
  basis: '报告只印表中原有各格的文字',
  only: ['strays'],
  check: ({ report }) =>
    report.strays.map(({ key, text }): Said => ({
      cells: [],
      about: [key],
      message: `“${shortened(text, 20)}”写在自己加的行里，不会印进报告。请把它并到上面那一格里（按 Alt+Enter 换行），再删掉这一行；只是备注的，请移到右边的空列。`,
      quote: shortened(text),
    })),
});
