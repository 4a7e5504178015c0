/** What was edited in the document is found, all of it and nothing else; taken back, the workbook prints the document. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { compareDocument, type DocumentComparison } from '../../src/actions/compare/compare-document';
import {
  isTakeable,
  previewTaking,
  takeBack,
  wholeChoice,
  type Taking,
} from '../../src/actions/compare/take-back';
import { openReport } from '../../src/actions/open-report';
import { readSource } from '../../src/actions/read-source';
import type { Source } from '../../src/actions/source';
import { differencesOf, isSame } from '../../src/compare/differences';
import { keepFields } from '../../src/compare/keep-fields';
import { sentenceChanges } from '../../src/compare/sentence-changes';
import { compose } from '../../src/document/compose';
import { takeSentences } from '../../src/compare/take-sentences';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { resolveReport } from '../../src/fields/resolve';
import type { CellKey } from '../../src/form/cell';
import { cellsOf, tableIds } from '../../src/form/index';
import { isRefusal } from '../../src/form/refusal';
import type { Report } from '../../src/form/report';
import { foundTable } from '../../src/form/report-tables';
import { textKeys } from '../../src/form/text';
import { readBack, reopened, workbookWith } from '../actions/workbooks';
import { readers } from '../intake/files';
import { editScript, linked, printed } from './edits';

/** 〔2021〕 is a year in the number of a document, not a field. */
const linkedField = /〔[^〔〕]*·[^〔〕]*〕/gu;
const bare = (text: string): string => text.replace(/\s+/gu, '');

interface Edited {
  readonly words: string[];
  readonly figures: CellKey[];
  readonly headings: string[];
}

function edited(document: Report): Edited {
  const cells = tableIds.flatMap((id) => cellsOf(foundTable(printed, id)).map(({ key }) => key));
  return {
    words: textKeys.filter((key) => bare(printed.text[key] ?? '') !== bare(document.text[key] ?? '')),
    figures: cells.filter((key) => printed.figures[key] !== document.figures[key]),
    headings: textKeys.filter((key) => document.headings[key] !== printed.headings[key]),
  };
}

async function sourceOf(bytes: Uint8Array): Promise<Source> {
  const source = await readSource(bytes, '', readers);
  if (isRefusal(source)) throw new Error(source.message);
  return source;
}

async function compared(workbook: Parameters<typeof compareDocument>[0], source: Source) {
  const found = await compareDocument(workbook, source);
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

/** Takes all of a kind, as shown. */
async function taken(
  workbook: Parameters<typeof compareDocument>[0],
  source: Source,
  taking: Taking,
  shown?: DocumentComparison,
) {
  const comparison = shown ?? (await compared(workbook, source));
  return takeBack(workbook, source, wholeChoice(comparison, taking), { comparison });
}

describe('2,000 edit scripts', () => {
  test('each edit is found, and nothing else', () => {
    let some = 0;
    fc.assert(
      fc.property(editScript, (document) => {
        const { words, figures, headings, ...others } = differencesOf(printed, document);
        const expected = edited(document);
        some += expected.words.length + expected.figures.length + expected.headings.length;
        expect(words.map(({ part }) => part)).toEqual(expected.words);
        expect(figures.map(({ cell }) => cell)).toEqual(expected.figures);
        expect(headings.map(({ part }) => part)).toEqual(expected.headings);
        expect(others).toEqual({ form: [], unread: [], missing: [], added: [] });
      }),
      { numRuns: 2_000 },
    );
    expect(some).toBeGreaterThan(3_000);
  });

  test('taken back, the words print as they were edited, and fields that hold stay fields', () => {
    let [kept, given] = [0, 0];
    fc.assert(
      fc.property(editScript, (document) => {
        for (const { part, document: text } of differencesOf(printed, document).words) {
          const raw = linked.text[part] ?? '';
          const result = keepFields(raw, printed, text);
          const again = resolveReport({ ...linked, text: { [part]: result.text } }).report;
          expect(again.text[part]).toBe(text);
          const fields = raw.match(linkedField) ?? [];
          const left = result.text.match(linkedField) ?? [];
          expect([...left, ...result.changed.map(({ field }) => field)].sort()).toEqual([...fields].sort());
          kept += left.length;
          given += result.changed.length;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(kept).toBeGreaterThan(500);
    expect(given).toBeGreaterThan(50);
  });
});

describe('sentence by sentence', () => {
  const texts = editScript.map((document) => differencesOf(printed, document).words);

  test('some of the changes are taken, and the others are what is left', () => {
    let [taken, left] = [0, 0];
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (words, chosen) => {
        for (const { workbook, document } of words) {
          const changes = sentenceChanges(workbook, document);
          const ids = new Set(changes.filter(({ id }) => chosen[id] === true).map(({ id }) => id));
          const text = takeSentences(workbook, document, ids);
          const rest = changes.filter(({ id }) => !ids.has(id));
          expect(sentenceChanges(text, document).length).toBe(rest.length);
          taken += ids.size;
          left += rest.length;
          if (rest.length === 0) expect(text).toBe(document);
          if (ids.size === 0) expect(text).toBe(workbook);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(taken, left)).toBeGreaterThan(1_000);
  });

  test('a paragraph that is not taken keeps its end', () => {
    const [before, after] = ['甲公开1条。\n乙公开2条。', '甲公开1条。\n乙公开3条。\n丙公开4条。'];
    const [changed, added] = sentenceChanges(before, after);
    expect([changed?.kind, added?.kind]).toEqual(['changed', 'added']);
    expect(takeSentences(before, after, new Set([changed!.id]))).toBe('甲公开1条。\n乙公开3条。');
    expect(takeSentences(before, after, new Set([added!.id]))).toBe('甲公开1条。\n乙公开2条。\n丙公开4条。');
  });
});

describe('fields', () => {
  const raw = linked.text['overview/requests'] ?? '';
  const text = printed.text['overview/requests'] ?? '';

  test('moved with its sentence a field stays a field', () => {
    const [first = '', second = '', third = ''] = text.split(/(?<=。)/u);
    const { text: kept, changed } = keepFields(raw, printed, `${second}${third}${first}`);
    expect(changed).toEqual([]);
    expect(kept.match(linkedField)).toHaveLength(raw.match(linkedField)?.length ?? 0);
  });

  test('a number changed by hand is the document’s, or the workbook’s where that is wanted', () => {
    const edited = text.replace('新收申请23件', '新收申请24件');
    const { text: theirs, changed } = keepFields(raw, printed, edited);
    expect(changed).toEqual([
      { index: 0, field: raw.match(linkedField)?.[0], workbook: '23', document: '24' },
    ]);
    expect(theirs).toContain('新收申请24件');
    const { text: ours } = keepFields(raw, printed, edited, new Set([0]));
    expect(ours).toBe(raw);
  });
});

describe('with the files themselves', () => {
  test('compared, taken back, compared again: nothing is left, and both print the same bytes', async () => {
    const scripts = fc.sample(editScript, { numRuns: 12, seed: 7 });
    for (const document of scripts) {
      const workbook = await workbookWith(linked);
      const bytes = writeDocx(compose(document));
      const source = await sourceOf(bytes);
      const found = await compared(workbook, source);
      const expected = edited(document);
      expect(found.words.map(({ part }) => part)).toEqual(expected.words);
      expect(found.figures.map(({ cell }) => cell)).toEqual(expected.figures);
      expect(found.headings.map(({ part }) => part)).toEqual(expected.headings);
      expect(found.same).toBe(Object.values(expected).flat().length === 0);
      expect([...found.form, ...found.missing, ...found.unread]).toEqual([]);
      expect(await taken(workbook, source, 'all', found)).toMatchObject({ kind: 'taken' });
      const after = await reopened(workbook);
      expect((await compared(after, source)).same).toBe(true);
      const opened = await openReport(after);
      if (isRefusal(opened)) throw new Error(opened.message);
      expect(Buffer.from(writeDocx(compose(opened.report))).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  test('the figures alone, or the words alone', async () => {
    const document: Report = {
      ...printed,
      figures: { ...printed.figures, 'requests/granted/naturalPerson': 10 },
      text: { ...printed.text, otherMatters: '我街道未收取信息处理费。' },
    };
    const source = await sourceOf(writeHtml(compose(document)));
    for (const [taking, left] of [
      ['figures', { figures: 0, words: 1 }],
      ['words', { figures: 1, words: 0 }],
    ] as const) {
      const workbook = await workbookWith(linked);
      await taken(workbook, source, taking);
      const { figures, words } = await compared(workbook, source);
      expect({ figures: figures.length, words: words.length }).toEqual(left);
    }
  });

  test('a total that was typed over in the document is typed over in the workbook, others keep their formula', async () => {
    const source = await sourceOf(
      writeHtml(compose({ ...printed, figures: { ...printed.figures, 'requests/received/total': 99 } })),
    );
    const workbook = await workbookWith(linked);
    const before = await readBack(workbook);
    await taken(workbook, source, 'all');
    const after = await readBack(workbook);
    expect(after.report.figures['requests/received/total']).toBe(99);
    expect([...before.formulas.keys()].filter((key) => !after.formulas.has(key))).toEqual([
      'requests/received/total',
    ]);
  });

  test('a number taken out of the document is blank in the workbook, and shown so first; a total is not', async () => {
    const [part, total] = ['requests/granted/naturalPerson', 'requests/received/total'] as const;
    const figures = { ...printed.figures, [part]: null, [total]: null };
    const source = await sourceOf(writeHtml(compose({ ...printed, figures })));
    const workbook = await workbookWith(linked);
    const found = await compared(workbook, source);
    expect(found.figures.map(({ cell, document }) => [cell, document])).toEqual([
      [total, null],
      [part, null],
    ]);
    expect(found.figures.map(isTakeable)).toEqual([false, true]);
    const choice = wholeChoice(found, 'all');
    const preview = await previewTaking(workbook, source, choice, found);
    if (isRefusal(preview)) throw new Error(preview.message);
    // What was over it says what it comes to now, and the document otherwise: typed over, as in the document.
    const [first] = preview.changes.filter(({ subject }) => subject === part);
    expect([first?.before, first?.after]).toEqual([printed.figures[part], null]);
    expect(await takeBack(workbook, source, choice, { comparison: found, preview })).toMatchObject({
      kind: 'taken',
    });
    const after = await readBack(await reopened(workbook));
    expect(after.report.figures[part] ?? null).toBeNull();
    expect([after.report.figures[total], after.formulas.has(total)]).toEqual([printed.figures[total], true]);
    expect((await compared(workbook, source)).figures.map(({ cell }) => cell)).toEqual([total]);
  });

  test('the mark of a draft is no word of the report, in either format', async () => {
    const draft = compose(printed, { draft: true });
    expect(draft.mark).toContain('未通过校验');
    for (const bytes of [writeHtml(draft), writeDocx(draft)]) {
      const source = await sourceOf(bytes);
      expect(source.report.text.preamble).toBe(printed.text.preamble);
      expect((await compared(await workbookWith(linked), source)).same).toBe(true);
    }
  });

  test('nothing is written where the workbook was changed after it was shown', async () => {
    const workbook = await workbookWith(linked);
    const source = await sourceOf(
      writeHtml(compose({ ...printed, text: { ...printed.text, otherMatters: '别的话。' } })),
    );
    const shown = await compared(workbook, source);
    const saved = await workbookWith({ ...linked, text: { ...linked.text, preamble: '刚改过。' } });
    const before = await saved.save();
    expect(await taken(saved, source, 'all', shown)).toMatchObject({ kind: 'refusal', reason: 'changed' });
    expect(Buffer.from(await saved.save()).equals(Buffer.from(before))).toBe(true);
  });

  test('what the document does not have is missing, once, and stays in the workbook', async () => {
    const text = { ...printed.text };
    delete text['overview/platform'];
    const html = new TextDecoder().decode(writeHtml(compose({ ...printed, text })));
    const tables = [...html.matchAll(/<table.*?<\/table>/gsu)];
    const picture = html.replace(tables[tables.length - 1]![0], '<img src="table4.png" alt="">');
    const workbook = await workbookWith(linked);
    const source = await sourceOf(new TextEncoder().encode(picture));
    const found = await compared(workbook, source);
    expect(found).toMatchObject({ same: false, figures: [], words: [], headings: [] });
    expect(found.missing).toEqual(['cases', 'overview/platform']);
    expect(await taken(workbook, source, 'all')).toEqual({ kind: 'taken', written: 0 });
    expect((await readBack(workbook)).report.text['overview/platform']).toBe(
      linked.text['overview/platform'],
    );
  });
});

/** No difference of any kind. */
const none = {
  same: true,
  figures: [],
  words: [],
  headings: [],
  form: [],
  missing: [],
  added: [],
  unread: [],
  findings: [],
};

/** What Word does to a document that nobody edited. */
const noises: readonly (readonly [string, (xml: string) => string])[] = [
  [
    'runs split in the middle of words',
    (xml) =>
      xml.replace(
        /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: xml:space="preserve")?>([^<]{6,})<\/w:t><\/w:r>/gu,
        (_, look: string | undefined, words: string) => {
          const run = (part: string): string =>
            `<w:r w:rsidR="00A1">${look ?? ''}<w:t xml:space="preserve">${part}</w:t></w:r>`;
          const middle = Math.floor(words.length / 2);
          return `${run(words.slice(0, middle))}<w:proofErr w:type="spellStart"/>${run(words.slice(middle))}`;
        },
      ),
  ],
  ['quotation marks turned', (xml) => xml.replace(/“/gu, '"').replace(/”/gu, '"')],
  [
    'insertions that were accepted by nobody yet, deletions that stand beside them',
    (xml) =>
      xml.replace(
        /(<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: xml:space="preserve")?>[^<]{12,}<\/w:t><\/w:r>)/u,
        '<w:ins w:id="1" w:author="a">$1</w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧的话3件。</w:delText></w:r></w:del>',
      ),
  ],
  ['spaces between the words', (xml) => xml.replace(/，/gu, '， ').replace(/(\d)件/gu, '$1 件')],
];

describe('noise alone is no difference', () => {
  test.each(noises)('%s', async (_, change) => {
    const quoted = {
      ...linked,
      text: { ...linked.text, preamble: `“一件事”清单公开。${linked.text.preamble ?? ''}` },
    };
    const parts = unzipSync(writeDocx(compose(resolveReport(quoted).report)));
    const before = strFromU8(parts['word/document.xml']!);
    const after = change(before);
    expect(after).not.toBe(before);
    const source = await sourceOf(zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
    const found = await compared(await workbookWith(quoted), source);
    expect({ ...found, notes: [], where: {} }).toEqual({ ...found, ...none, notes: [], where: {} });
    expect(isSame(found)).toBe(true);
  });
});

describe('for people', () => {
  test('numbers first, then words; what moved is told as moved', () => {
    const changes = sentenceChanges(
      '开展培训2次。网站设专栏3个。政策解读形式单一。便民大厅设查阅点。',
      '便民大厅设查阅点。开展政策培训2次。网站设专栏5个。政策解读形式单一。新增公开栏。',
    );
    expect(changes.map(({ kind, number }) => [kind, number])).toEqual([
      ['changed', true],
      ['changed', false],
      ['added', false],
      ['moved', false],
    ]);
    expect(changes[0]?.pieces).toEqual([
      { kind: 'same', text: '网站设专栏' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '5' },
      { kind: 'same', text: '个。' },
    ]);
  });

  test('a number is compared whole', () => {
    const [change] = sentenceChanges('共收到1,234件，占12.5%。', '共收到1,235件，占12.6%。');
    expect(change?.pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      '1,234',
      '1,235',
      '12.5%',
      '12.6%',
    ]);
  });

  test('what a change shows is both texts, whole', () => {
    fc.assert(
      fc.property(editScript, (document) => {
        for (const { workbook, document: text } of differencesOf(printed, document).words) {
          const changes = sentenceChanges(workbook, text);
          expect(changes.length).toBeGreaterThan(0);
          for (const { pieces } of changes) expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
