/** What prints in a Word document and what does not: numbers, tracked changes, fields, signs, notes, parts by relationship. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { writeHtml } from '../../src/document/html';
import { spellNumber } from '../../src/intake/formats/docx-numerals';
import { docxOf, doubtsOf, sourceOf, word, zipOf } from './files';
import { distinctReport } from './reports';

const xml = strFromU8(unzipSync(writeDocx(compose(distinctReport)))['word/document.xml']!);
const body = /<w:body>(.*)<\/w:body>/su.exec(xml)![1]!;
const problem = distinctReport.text['problems/problems']!;
const number = 1001;

const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** The paragraph of section 五’s first part, with these in place of its runs. */
function problemsAs(content: string, after = ''): string {
  const paragraph = [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)].find(([text]) => text.includes(problem))![0];
  const properties = /<w:pPr>.*?<\/w:pPr>/su.exec(paragraph)?.[0] ?? '';
  return body.replace(paragraph, `<w:p>${properties}${content}</w:p>${after}`);
}

function cellAs(content: string): string {
  return body.replace(/<w:r>(?:(?!<w:r>).)*?>1001<\/w:t><\/w:r>/su, content);
}

async function problems(
  changed: string,
  parts: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const { report } = await sourceOf(docxOf(changed, parts));
  expect(report.figures).toEqual(distinctReport.figures);
  return report.text['problems/problems'];
}

test.each([
  ['decimalEnclosedCircle', 3, '③'],
  ['decimalEnclosedCircle', 22, '㉒'],
  ['decimalEnclosedCircleChinese', 1, '①'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalZero', 7, '07'],
  ['decimalEnclosedFullstop', 2, '⒉'],
  ['decimalEnclosedParen', 20, '⒇'],
  ['ideographEnclosedCircle', 10, '㊉'],
  ['upperRoman', 14, 'XIV'],
  ['lowerRoman', 9, 'ix'],
  ['upperLetter', 28, 'BB'],
  ['chineseCounting', 21, '二十一'],
  ['chineseCountingThousand', 10, '十'],
  ['japaneseCounting', 5, '五'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographTraditional', 1, '甲'],
  ['ideographDigital', 10, '一〇'],
  ['bullet', 1, ''],
  ['what nobody knows', 4, '4'],
])('%s %i is %s', (format, value, printed) => {
  expect(spellNumber(value, format)).toBe(printed);
});

describe('numbers before paragraphs', () => {
  const numbering = (levels: string, lists: string): Readonly<Record<string, string>> => ({
    'word/numbering.xml': `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="1">${levels}</w:abstractNum>${lists}</w:numbering>`,
  });
  const level = (format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (id: number, more = ''): string =>
    `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="1"/>${more}</w:num>`;
  const item = (id: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${String(id)}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const items = (first: number, second: number): string =>
    problemsAs(run('前言。'), item(first, '2件逾期。') + item(second, '解读少。'));

  test('a sign of its own stands before the text as it is printed', async () => {
    expect(await problems(items(1, 1), numbering(level('decimalEnclosedCircle', '%1'), list(1)))).toBe(
      '前言。\n①2件逾期。\n②解读少。',
    );
  });

  test('digits never run into the text', async () => {
    expect(await problems(items(1, 1), numbering(level('decimal', '%1'), list(1)))).toBe(
      '前言。\n1 2件逾期。\n2 解读少。',
    );
  });

  test('a list starts again where it says so, and goes on where it does not', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const parts = (more: string) => numbering(level('decimal', '%1.'), list(1) + list(2, more));
    expect(await problems(items(1, 2), parts(restart))).toBe('前言。\n1.2件逾期。\n1.解读少。');
    expect(await problems(items(1, 2), parts(''))).toBe('前言。\n1.2件逾期。\n2.解读少。');
  });

  test('a level is told by the style it names', async () => {
    const styled = (style: string, text: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
    const styles = `<w:styles xmlns:w="${word}">${['a', 'b']
      .map(
        (id) => `<w:style w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('')}</w:styles>`;
    const levels =
      level('decimal', '%1.', '<w:pStyle w:val="a"/>') +
      level('lowerLetter', '%2)', '<w:pStyle w:val="b"/>').replace('w:ilvl="0"', 'w:ilvl="1"');
    const text = problemsAs(
      run('前言。'),
      styled('a', '甲。') + styled('b', '乙。') + styled('a', '丙。') + styled('b', '丁。'),
    );
    expect(await problems(text, { ...numbering(levels, list(1)), 'word/styles.xml': styles })).toBe(
      '前言。\n1.甲。\na) 乙。\n2.丙。\na) 丁。'.replace(/\) /gu, ')'),
    );
  });
});

describe('tracked changes, as accepted', () => {
  test('paragraphs whose mark is deleted are one', async () => {
    const [a, b] = ['公开栏更新靠人工，', '不够及时。'];
    const deleted = `<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>`;
    const changed = body.replace(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu, (paragraph) =>
      paragraph.includes(problem) ? `<w:p>${deleted}${run(a)}</w:p><w:p>${run(b)}</w:p>` : paragraph,
    );
    expect(await problems(changed)).toBe(a + b);
  });

  test('a row marked deleted is not read', async () => {
    const row = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gsu)]
      .map(([text]) => text)
      .find((text) => text.includes('>1001<'))!;
    const gone = row
      .replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
      .replace(/>10\d\d</gu, '>9<');
    const { report } = await sourceOf(docxOf(body.replace(row, gone + row)));
    expect(report.figures).toEqual(distinctReport.figures);
  });
});

describe('fields and signs', () => {
  const character = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

  test('the result prints, instructions and the fields in them do not', async () => {
    const inner =
      character('begin') + instruction('MERGEFIELD x') + character('separate') + run('7') + character('end');
    const field =
      character('begin') +
      instruction('IF ') +
      inner +
      instruction(' > 5') +
      character('separate') +
      run('人手少。') +
      character('end');
    expect(await problems(problemsAs(field))).toBe('人手少。');
  });

  test('an enclosed character is the character', async () => {
    const ring = character('begin') + instruction('eq \\o\\ac(○,3)') + character('end');
    expect(await problems(problemsAs(ring + run('人手少。')))).toBe('③人手少。');
  });

  test('another field without a result is told', async () => {
    const field = character('begin') + instruction('FORMCHECKBOX') + character('end');
    expect(doubtsOf(await sourceOf(docxOf(problemsAs(field + run('人手少。')))))).toContain('没有结果的域');
  });

  test('a sign of a picture font', async () => {
    const sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>';
    expect(await problems(problemsAs(run('公开栏') + sign))).toBe('公开栏☑');
    const unknown = '<w:r><w:sym w:font="Webdings" w:char="F0FE"/></w:r>';
    expect(doubtsOf(await sourceOf(docxOf(problemsAs(run('公开栏') + unknown))))).toContain('符号字体');
  });

  test('a choice that is not understood gives way to its fallback', async () => {
    const choice =
      '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><x:symEx xmlns:x="y"/></mc:Choice>' +
      '<mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent></w:r>';
    expect(await problems(problemsAs(choice + run('公开栏')))).toBe('☑公开栏');
  });
});

describe('beside a number', () => {
  test.each([
    ['a note mark above the line', run(String(number)) + run('1', '<w:vertAlign w:val="superscript"/>'), ''],
    ['the old number crossed out', run('52', '<w:strike/>') + run(String(number)), '删除线'],
    ['hidden text', run('9', '<w:vanish/>') + run(String(number)), '隐藏文字'],
  ])('%s is no part of it', async (_, content, doubt) => {
    const source = await sourceOf(docxOf(cellAs(content)));
    expect(source.report.figures).toEqual(distinctReport.figures);
    expect(doubtsOf(source)).toContain(doubt);
  });

  const styles = (own: string): Readonly<Record<string, string>> => ({
    'word/styles.xml': `<w:styles xmlns:w="${word}"><w:style w:type="character" w:styleId="base"><w:rPr>${own}</w:rPr></w:style><w:style w:type="character" w:styleId="a"><w:basedOn w:val="base"/></w:style></w:styles>`,
  });
  const styled = '<w:rStyle w:val="a"/>';

  test.each([
    ['a note mark', '<w:vertAlign w:val="superscript"/>', run(String(number)) + run('1', styled)],
    ['a mark moved up', '<w:position w:val="12"/>', run(String(number)) + run('1', styled)],
    ['crossed out', '<w:strike/><w:dstrike w:val="false"/>', run('52', styled) + run(String(number))],
    ['hidden', '<w:vanish/>', run('9', styled) + run(String(number))],
    ['hidden, but for this run', '<w:vanish/>', run(String(number), `${styled}<w:vanish w:val="0"/>`)],
    ['a whole number moved up', '<w:position w:val="8"/>', run(String(number), styled)],
  ])('a style does what a run does: %s', async (_, own, content) => {
    const source = await sourceOf(docxOf(cellAs(content), styles(own)));
    expect(source.report.figures).toEqual(distinctReport.figures);
  });

  test.each([
    ['small digits before it', run('1', '<w:vertAlign w:val="superscript"/>') + run(String(number)), '¹1001'],
    [
      'a sign nobody knows in it',
      `${run('100')}<w:r><w:sym w:font="Webdings" w:char="F032"/></w:r>`,
      '100〓',
    ],
  ])('a number with %s is kept as it is, and told', async (_, content, kept) => {
    const source = await sourceOf(docxOf(cellAs(content)));
    expect(Object.values(source.report.figures)).toContain(kept);
    expect(source.notes.map(({ message }) => message).join()).toContain(`“${kept}”不是规范的数字`);
  });

  test('an equation of one number is that number', async () => {
    const math =
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>1001</m:t></m:r></m:oMath>';
    expect((await sourceOf(docxOf(cellAs(math)))).report.figures).toEqual(distinctReport.figures);
  });
});

describe('what is asked for and not typed, and what stands elsewhere', () => {
  test('a placeholder is no text', async () => {
    const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击或点击此处输入文字。')}</w:sdtContent></w:sdt>`;
    const source = await sourceOf(docxOf(problemsAs(control)));
    expect(source.report.text['problems/problems']).toBeUndefined();
    expect(doubtsOf(source)).toContain('内容控件');
  });

  test('a footnote is told', async () => {
    const related = `<Relationships><Relationship Id="r1" Type="http://x/relationships/footnotes" Target="footnotes.xml"/></Relationships>`;
    const notes = `<w:footnotes xmlns:w="${word}"><w:footnote w:id="2"><w:p>${run('含上年结转件。')}</w:p></w:footnote></w:footnotes>`;
    const source = await sourceOf(
      docxOf(problemsAs(`${run(problem)}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
        'word/_rels/document.xml.rels': related,
        'word/footnotes.xml': notes,
      }),
    );
    expect(source.report.text).toEqual(distinctReport.text);
    expect(doubtsOf(source)).toContain('含上年结转件');
  });

  const chunkBody = `<w:document xmlns:w="${word}"><w:body><w:altChunk r:id="c"/></w:body></w:document>`;
  const relation =
    '<Relationships><Relationship Id="c" Type="http://x/aFChunk" Target="chunk.html"/></Relationships>';

  test('a document that is nothing but a web page is read as the page', async () => {
    const { report } = await sourceOf(
      zipOf({
        'word/document.xml': chunkBody,
        'word/_rels/document.xml.rels': relation,
        'word/chunk.html': writeHtml(compose(distinctReport)),
      }),
    );
    expect(report.figures).toEqual(distinctReport.figures);
  });

  test('another file among text of its own is told of', async () => {
    const source = await sourceOf(
      docxOf(`${body}<w:altChunk r:id="c"/>`, { 'word/_rels/document.xml.rels': relation }),
    );
    expect(source.report.figures).toEqual(distinctReport.figures);
    expect(doubtsOf(source)).toContain('altChunk');
  });

  test('parts by whatever names their relationships give, in any case', async () => {
    const main =
      '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="Word/Document2.xml"/></Relationships>';
    const { report } = await sourceOf(zipOf({ '_rels/.rels': main, 'word/document2.xml': xml }));
    expect(report.figures).toEqual(distinctReport.figures);
  });
});
