/** What Word and WPS do to a document that a report's own .docx does not show. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { editionFor } from '../../src/form/index';
import { compose } from '../../src/document/compose';
import { writeDocx } from '../../src/document/docx';
import { docxOf, doubtsOf, sourceOf, word, zipOf } from './files';
import { distinctReport } from './reports';

const xml = strFromU8(unzipSync(writeDocx(compose(distinctReport)))['word/document.xml']!);
const body = /<w:body>(.*)<\/w:body>/su.exec(xml)![1]!;
const truth = distinctReport.figures;

async function read(changed: string, parts: Readonly<Record<string, string>> = {}) {
  expect(changed === body && Object.keys(parts).length === 0).toBe(false);
  return sourceOf(docxOf(changed, parts));
}

async function expectWhole(changed: string, parts: Readonly<Record<string, string>> = {}) {
  const source = await read(changed, parts);
  expect(source.report.figures).toEqual(truth);
  expect(source.report.text).toEqual(distinctReport.text);
  return source;
}

const rows = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([row]) => row);
const rowWith = (text: string): string => rows.find((row) => row.includes(text))!;

describe('the same report', () => {
  test('in runs broken anywhere, as spelling and editing leave them', async () => {
    const source = await expectWhole(
      body.replace(/<w:t(?: xml:space="preserve")?>([^<]{2,})<\/w:t>/gu, (_, text: string) => {
        const half = Math.ceil(text.length / 2);
        return `<w:t xml:space="preserve">${text.slice(0, half)}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">${text.slice(half)}</w:t>`;
      }),
    );
    expect(doubtsOf(source)).toBe('');
  });

  test('with labels broken over lines and paragraphs', async () => {
    const source = await expectWhole(
      body
        .replace(/结果维持/gu, '结果</w:t><w:br/><w:t>维持')
        .replace('>商业企业<', '>商业</w:t></w:r></w:p><w:p><w:r><w:t>企业<')
        .replace('>科研机构<', '> 科 研 机 构 <'),
    );
    expect(doubtsOf(source)).toBe('');
  });

  test('with another prefix, or none, for Word’s own names', async () => {
    const other = xml.replace(/(<\/?| )w:/gu, '$1ns0:').replace('xmlns:w=', 'xmlns:ns0=');
    const none = xml
      .replace(/(<\/?)w:/gu, '$1')
      .replace(/ w:/gu, ' w:')
      .replace('xmlns:w=', `xmlns="${word}" xmlns:w=`);
    for (const changed of [other, none]) {
      const { report } = await sourceOf(zipOf({ 'word/document.xml': changed }));
      expect(report.figures).toEqual(truth);
    }
  });

  test('with its main part under another name', async () => {
    const rels =
      '<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const { report } = await sourceOf(zipOf({ '_rels/.rels': rels, 'word/document2.xml': xml }));
    expect(report.figures).toEqual(truth);
  });

  test('with table 3 cut in two by a page end, heads repeated or not', async () => {
    const at = rowWith('4.保护第三方合法权益');
    const head = rows.slice(rows.indexOf(rowWith('申请人情况')), rows.indexOf(rowWith('本年新收'))).join('');
    const cut = '</w:tbl><w:p/><w:tbl>';
    for (const between of [cut, cut + head]) {
      const source = await expectWhole(body.replace(at, between + at));
      expect(doubtsOf(source)).toBe('');
    }
  });

  test('with all three tables in one', async () => {
    const { report } = await read(
      body
        .replace(/<\/w:tbl>(?:(?!<w:tbl>).)*二、|三、收到和处理|四、政府信息公开行政/gsu, (text) => text)
        .replace(/<\/w:tbl>((?:(?!<w:tbl>|五、).)*)<w:tbl>(?:(?!<w:tr>).)*/gsu, ''),
    );
    expect(report.figures).toEqual(truth);
  });

  test('laid out in a table of its own', async () => {
    const source = await expectWhole(`<w:tbl><w:tr><w:tc>${body}</w:tc></w:tr></w:tbl>`);
    expect(doubtsOf(source)).toBe('');
  });

  test('with vertical merges undone and their labels gone', async () => {
    const source = await read(
      body
        .replace(/<w:vMerge[^>]*\/>/gu, '')
        .replace('>（三）不予公开<', '><')
        .replace('>三、本年度办理结果<', '><'),
    );
    expect(source.report.figures).toEqual(truth);
  });

  test('under headings nobody knows: the tables are told by their labels', async () => {
    const source = await read(
      body.replace('>三、收到和处理政府信息公开申请情况<', '>三、依申请工作办了什么<'),
    );
    expect(source.report.figures).toEqual(truth);
  });

  test('with a table of contents', async () => {
    const contents = editionFor(2024)
      .sections.map(({ numeral, title }) => `<w:p><w:r><w:t>${numeral}、${title}</w:t></w:r></w:p>`)
      .join('');
    const at = body.indexOf('<w:p>', body.indexOf('政府信息公开工作年度报告'));
    await expectWhole(body.slice(0, at) + contents + body.slice(at));
  });
});

describe('numbers that Word prints but does not keep in the text', () => {
  const level = (n: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${String(n)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="3">` +
    `${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}` +
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>';
  const styles = `<w:styles xmlns:w="${word}"><w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>`;
  const numbered = (n: number): string =>
    `<w:numPr><w:ilvl w:val="${String(n)}"/><w:numId w:val="7"/></w:numPr>`;

  test('headings by their style, aspects and row labels by themselves', async () => {
    const changed = body
      .replace(
        /(<w:t xml:space="preserve">)[一二三四五六]、(总体|主动公开|收到|政府信息公开行政|存在|其他需要)/gu,
        '$1$2',
      )
      .replace(/(<w:pStyle w:val="Heading2"\/>)(.*?<w:t[^>]*>)（[一二三四五]）/gu, `$1${numbered(1)}$2`);
    expect(changed).not.toContain('一、总体情况');
    const source = await expectWhole(changed, {
      'word/numbering.xml': numbering,
      'word/styles.xml': styles,
    });
    expect(source.report.sections).toEqual(distinctReport.sections);
    expect(doubtsOf(source)).toBe('');
  });
});

describe('what does not print', () => {
  const first = '>1001<';
  test('deleted, moved and hidden text is not read, and it is said', async () => {
    const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
    const source = await read(
      body.replace(
        first,
        `>1001</w:t></w:r><w:del>${run('9')}<w:r><w:delText>8</w:delText></w:r></w:del><w:moveFrom>${run('7')}</w:moveFrom>` +
          `<w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r><w:r><w:instrText>5</w:instrText></w:r><w:ins><w:r><w:t>2</w:t></w:r></w:ins><w:r><w:t><`,
      ),
    );
    expect(source.report.figures['proactive/regulations/issued']).toBe(10012);
    expect(doubtsOf(source)).toMatch(/修订.*\n.*隐藏|隐藏.*\n.*修订/u);
  });

  test('a text box is read once, after its paragraph', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框中的一句话。</w:t></w:r></w:p></w:txbxContent>';
    const choice = `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
    const source = await read(
      body.replace('全年公开信息120条', `</w:t></w:r>${choice}<w:r><w:t>全年公开信息120条`),
    );
    expect(source.report.text['overview/proactive']).toBe(
      `${distinctReport.text['overview/proactive']!}\n框中的一句话。`,
    );
  });
});

describe('a form filled in by hand', () => {
  const blank = (text: string, numbers: RegExp): string => body.replace(text, text.replace(numbers, '><'));

  test('a row left blank beside its group’s label is blank, not another row', async () => {
    const row = rowWith('1.属于国家秘密');
    const { report, notes } = await read(blank(row, />\d+</gu));
    expect(report.figures['requests/refused.stateSecret/total']).toBeNull();
    expect(report.figures['requests/refused.barredByLaw/total']).toBe(
      truth['requests/refused.barredByLaw/total'],
    );
    expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  });

  test('a number of two paragraphs stays two', async () => {
    const source = await read(body.replace('>1001<', '>10</w:t></w:r></w:p><w:p><w:r><w:t>01<'));
    expect(source.report.figures['proactive/regulations/issued']).toBe('10 01');
    expect(doubtsOf(source)).toContain('10 01');
  });

  test('the form of 2019 is read as what it is', async () => {
    const { report } = await read(
      body
        .replace(rowWith('申请人无正当理由'), '')
        .replace(rowWith('申请人逾期'), '')
        .replace('>3.其他<', '><')
        .replace(/<w:p>(?:(?!<w:p>).)*>（六）其他处理<.*?<\/w:p>/su, '<w:p/>')
        .replace('<w:t></w:t>', '<w:t>（六）其他处理</w:t>'),
    );
    expect(report.tables.requests).toBe('2019');
    expect(report.figures['requests/otherHandling/total']).toBe(truth['requests/otherHandling.other/total']);
  });
});
