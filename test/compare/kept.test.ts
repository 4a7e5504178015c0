/** What stays different is kept, listed by every check, explained, and gone once it is the same. */
import { describe, expect, test } from '@jest/globals';
import { compareDocument } from '../../src/actions/compare/compare-document';
import { keepComparison } from '../../src/actions/compare/keep-comparison';
import { explainFinding } from '../../src/actions/explain';
import { readSource } from '../../src/actions/read-source';
import type { Source } from '../../src/actions/source';
import { compose } from '../../src/document/compose';
import { writeHtml } from '../../src/document/html';
import { isRefusal, type Refusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import type { Workbook } from '../../src/workbook/workbook';
import { findingsIn, reopened, type, workbookWith } from '../actions/workbooks';
import { readers } from '../intake/files';
import { linked, printed } from './edits';

const document: Report = {
  ...printed,
  figures: { ...printed.figures, 'requests/granted/naturalPerson': 10 },
  text: { ...printed.text, otherMatters: '我街道未收取信息处理费。' },
  headings: { ...printed.headings, 'overview/proactive': '（一）主动公开总体情况' },
};

function ok<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

async function sourceOf(report: Report, edit = (html: string): string => html): Promise<Source> {
  const html = edit(new TextDecoder().decode(writeHtml(compose(report))));
  return ok(await readSource(new TextEncoder().encode(html), '', readers));
}

async function listed(workbook: Workbook): Promise<readonly string[]> {
  const found = await findingsIn(workbook);
  return found.filter(({ rule }) => rule.startsWith('document-differs')).map(({ rule }) => rule);
}

describe('what stays different', () => {
  test('is listed by every check, until it is the same', async () => {
    const workbook = await workbookWith(linked);
    const source = await sourceOf(document);
    expect(await listed(workbook)).toEqual([]);
    expect(await keepComparison(workbook, source, '年报.docx', '2025-01-10')).toEqual({
      kind: 'kept',
      differences: 3,
    });
    const again = await reopened(workbook);
    expect(await listed(again)).toEqual([
      'document-differs[overview/proactive]',
      'document-differs[requests/granted/naturalPerson]',
      'document-differs[otherMatters]',
    ]);
    await type(again, 'requests/granted/naturalPerson', 10);
    expect(await listed(again)).toEqual([
      'document-differs[overview/proactive]',
      'document-differs[otherMatters]',
    ]);
  });

  test('has its 说明, and is open again when it becomes another difference', async () => {
    const workbook = await workbookWith(linked);
    const keep = async (file: string, report: Report): Promise<void> => {
      ok(await keepComparison(workbook, await sourceOf(report), file, '2025-01-10'));
    };
    const words = async () =>
      (await findingsIn(workbook)).find(({ rule }) => rule === 'document-differs[otherMatters]')!;
    await keep('年报.docx', document);
    const finding = await words();
    expect(finding).toMatchObject({ severity: 'warning', explainable: true });
    expect(finding.message).toContain('［-');
    ok(await explainFinding(workbook, finding.key, '网页版式所限，略去一句。'));
    expect(await words()).toMatchObject({ explanation: '网页版式所限，略去一句。' });
    // The same page under another name is the same difference.
    await keep('网页.html', document);
    expect(await words()).toMatchObject({ explanation: '网页版式所限，略去一句。' });
    await keep('网页.html', { ...document, text: { ...document.text, otherMatters: '收费另行公布。' } });
    expect((await words()).explanation).toBeUndefined();
  });

  test('kept again of a document that is the same, nothing is left; nobody’s own sheet is replaced', async () => {
    const workbook = await workbookWith(linked);
    const same = await sourceOf(printed);
    // Nothing to keep, and no sheet is added for it.
    expect(await keepComparison(workbook, same, 'a.docx', '2025-01-10')).toMatchObject({ differences: 0 });
    expect((await workbook.read()).sheets.map(({ name }) => name)).not.toContain('对照记录');
    ok(await keepComparison(workbook, await sourceOf(document), 'a.docx', '2025-01-10'));
    ok(await keepComparison(workbook, same, 'a.docx', '2025-01-11'));
    expect(await listed(workbook)).toEqual([]);
    await workbook.write([
      { sheet: '对照记录', row: 1, column: 0, inputs: [[{ kind: 'value', value: '我自己的记录' }]] },
    ]);
    expect(await keepComparison(workbook, await sourceOf(document), 'a.docx', '2025-01-12')).toMatchObject({
      reason: 'kept-taken',
    });
  });
});

describe('edited away from the form', () => {
  test('labels and headings of sections are told, and not taken for the workbook’s', async () => {
    const source = await sourceOf(printed, (html) =>
      html
        .replace('（二）部分公开', '（二）公开一部分')
        .replace('三、收到和处理政府信息公开申请情况', '三、收到和处理申请的情况'),
    );
    const found = ok(await compareDocument(await workbookWith(linked), source));
    expect(found).toMatchObject({ same: false, figures: [], words: [], headings: [], unread: [] });
    expect(found.form.map(({ part, document: said }) => [part, said.slice(0, 8)])).toEqual([
      ['requests', '（二）公开一部分'],
      ['requests', '三、收到和处理申'],
    ]);
  });

  test('a row that is gone was not read: said, and no number of it is different', async () => {
    const source = await sourceOf(printed, (html) =>
      html.replace(/<tr>(?:(?!<\/tr>).)*（二）部分公开.*?<\/tr>/su, ''),
    );
    const found = ok(await compareDocument(await workbookWith(linked), source));
    expect(found).toMatchObject({ same: false, figures: [], missing: [], findings: [] });
    expect(new Set(found.unread.map((cell) => cell.split('/')[1]))).toEqual(new Set(['grantedInPart']));
  });
});

describe('the document checked as published', () => {
  test('what its numbers and words contradict is found; what the workbook has too is not repeated', async () => {
    const wrong: Report = { ...linked, figures: { ...linked.figures, 'cases/direct/total': 9 } };
    const workbook = await workbookWith(wrong);
    const own = (await findingsIn(workbook)).map(({ key }) => key);
    expect(own.length).toBeGreaterThan(0);
    const source = await sourceOf({ ...document, figures: { ...document.figures, 'cases/direct/total': 9 } });
    const { findings } = ok(await compareDocument(workbook, source));
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['t3-col-sum[granted]', 't3-result-sum[naturalPerson]']),
    );
    expect(findings.filter(({ key }) => own.includes(key))).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('t4'))).toEqual([]);
  });
});
