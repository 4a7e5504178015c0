/** What content systems, browsers and the clipboard do to a published report. */
import { describe, expect, test } from '@jest/globals';
import { compose } from '../../src/document/compose';
import { writeHtml } from '../../src/document/html';
import { doubtsOf, readBytes, sourceOf } from './files';
import { distinctReport } from './reports';

const html = Buffer.from(writeHtml(compose(distinctReport))).toString();
const main = /<main>(.*)<\/main>/su.exec(html)![1]!;
const truth = distinctReport.figures;

async function expectWhole(changed: string | Uint8Array) {
  const source = await sourceOf(changed);
  expect(source.report.figures).toEqual(truth);
  expect(source.report.text).toEqual(distinctReport.text);
  expect([source.report.unit, source.report.year]).toEqual([distinctReport.unit, distinctReport.year]);
  return source;
}

/** GBK by the only encoder at hand: the decoder, turned round. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) known.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : [...(known.get(character) ?? [0x3f])],
    ),
  );
}

describe('encodings', () => {
  test.each([
    ['GBK, said so', 'gb2312'],
    ['GBK that says it is UTF-8', 'utf-8'],
  ])('%s', async (_, said) => {
    await expectWhole(gbk(html.replace('charset="utf-8"', `charset="${said}"`)));
  });

  test('UTF-8 that says it is GBK', async () => {
    await expectWhole(html.replace('charset="utf-8"', 'charset="gbk"'));
  });

  test('UTF-16', async () => {
    await expectWhole(Buffer.from(`\ufeff${html}`, 'utf16le'));
  });
});

describe('pieces of pages', () => {
  test('the clipboard’s HTML, with its header', async () => {
    const fragment = `<html><body><!--StartFragment-->${main}<!--EndFragment--></body></html>`;
    const header =
      'Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000099999\r\nSourceURL:https://example.invalid/\r\n';
    await expectWhole(header + fragment);
  });

  test.each([
    ['a fragment', main],
    [
      'capital letters',
      main.replace(/<(\/?)(\w+)/gu, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`),
    ],
    ['ends left out', main.replace(/<\/(?:td|th|tr|p|tbody)>/gu, '')],
    ['unquoted attributes', main.replace(/(col|row)span="(\d+)"/gu, '$1span=$2')],
    [
      'an XHTML head',
      `<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html>${main}</html>`,
    ],
  ])('%s', async (_, page) => {
    await expectWhole(page);
  });
});

describe('a page of a content system', () => {
  const page = (article: string): string =>
    `<!DOCTYPE html><html><head><title>年报_某政府网</title><style>td{}</style><script>var a="<table>";</script></head><body>
<nav><ul><li>首页</li><li>政务公开</li></ul></nav>
<div class="top"><a href="/">首页</a> &gt; <a>政府信息公开年报</a> &gt; 云溪市青石区梧桐街道办事处2024年政府信息公开工作年度报告</div>
<div class="meta"><span>发布时间：2025-01-20 09:30</span></div><div>来源：本单位</div><div>浏览次数：<b>35</b></div><div>【字体：大 中 小】</div>
<div class="TRS_Editor">${article}</div>
<div>上一篇：关于放假的通知</div><div>主办单位：某办公室</div><p>京ICP备00000000号</p>
<div style="display: none">二、主动公开政府信息情况</div><footer><p>六、别的</p></footer></body></html>`;

  test('its navigation, dates and footer are left out, and it is said', async () => {
    const source = await expectWhole(page(main));
    expect(doubtsOf(source)).toBe('');
    expect(source.notes.some(({ message }) => /页脚等 \d+ 行没有读入/u.test(message))).toBe(true);
  });

  test('as pasted from Word: paragraphs in cells, styles, wide spaces', async () => {
    const pasted = main
      .replace(
        /<t([dh])([^>]*)>([^<]*)<\/t\1>/gu,
        '<td$2><p class="MsoNormal" style="mso-x:1"><span lang=EN-US>$3<o:p></o:p></span></p>\n</td>',
      )
      .replace(/<(h[123]|p) style="[^"]*">/gu, '<p class=MsoNormal>\u3000\u3000')
      .replace(/<\/h[123]>/gu, '</p>')
      .replace(/>(\d+)<o:p>/gu, '>&nbsp;$1&#8203;&nbsp;<o:p>');
    await expectWhole(page(pasted));
  });

  test('laid out by tables', async () => {
    await expectWhole(page(`<table width=900><tr><td>&nbsp;</td><td>${main}</td><td></td></tr></table>`));
  });

  test('table 2 in four tables, text hard-wrapped', async () => {
    const split = main
      .replace(
        /(<tr><td colspan="4"[^>]*>第二十条第（[五六八]）项)/gu,
        '</tbody></table><p>&nbsp;</p><table>$1',
      )
      .replace(/([\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff])/gu, '$1\r\n');
    const source = await expectWhole(page(split));
    expect(doubtsOf(source)).toBe('');
  });

  test('preformatted text with tabs', async () => {
    const rows = (table: string): string =>
      [...table.matchAll(/<tr>(.*?)<\/tr>/gsu)]
        .map(([, row]) => [...row!.matchAll(/<t[dh][^>]*>([^<]*)</gu)].map(([, cell]) => cell!).join('\t'))
        .join('\n');
    const text = main
      .replace(/<table.*?<\/table>/gsu, rows)
      .replace(/<br>/gu, '')
      .replace(/<[^>]+>/gu, '\n');
    await expectWhole(page(`<pre>${text}</pre>`));
  });

  test('headings in words of its own', async () => {
    const source = await sourceOf(
      page(main.replace('三、收到和处理政府信息公开申请情况</h2>', '三、申请办理</h2>')),
    );
    expect(source.report.figures).toEqual(truth);
  });

  test('a statistics table of its own is no table of the form', async () => {
    const own =
      '<table><tr><th>事项</th><th>数量</th></tr><tr><td>行政许可</td><td>5</td></tr><tr><td>行政处罚</td><td>6</td></tr></table>';
    const source = await sourceOf(page(main.replace(/(<h2[^>]*>二、)/u, `${own}$1`)));
    expect(source.report.figures).toEqual(truth);
  });
});

describe('columns in another order', () => {
  test.each([
    ['table 2', '本年废止件数', '现行有效件数', 'proactive/regulations/inForce'],
    ['table 3', '商业企业', '科研机构', 'requests/received/research'],
    ['table 4', '结果纠正', '其他结果', 'cases/reconsideration/corrected'],
    ['table 4, groups', '未经复议直接起诉', '复议后起诉', 'cases/direct/total'],
  ] as const)('%s: its numbers are doubted', async (_, a, b, key) => {
    const swapped = html.replace(`>${a}<`, '>@<').replace(`>${b}<`, `>${a}<`).replace('>@<', `>${b}<`);
    expect(swapped).not.toBe(html);
    const { notes } = await sourceOf(swapped);
    const doubted = notes.flatMap(({ severity, about }) => (severity === 'doubtful' ? (about ?? []) : []));
    expect(doubted).toContain(key);
  });

  test('the total before the others', async () => {
    const swapped = html.replace(
      /(<th[^>]*>自然人<\/th><th[^>]*>法人或其他组织<\/th>)(<th[^>]*>总计<\/th>)/u,
      '$2$1',
    );
    expect(swapped).not.toBe(html);
    const { notes } = await sourceOf(swapped);
    expect(notes.flatMap(({ about }) => about ?? [])).toContain('requests/received/total');
  });
});

test('nothing a page holds is taken for markup or code again', async () => {
  const evil = '&lt;script&gt;alert(1)&lt;/script&gt;';
  const source = await sourceOf(html.replace('我街道2024年未收取', `${evil}未收取`));
  expect(source.report.text.otherMatters).toContain('<script>');
  expect((await readBytes('<svg onload=alert(1)></svg>')).kind).toBe('refusal');
});
