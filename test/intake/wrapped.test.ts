/** Prose that a copy from a PDF broke at the end of each printed line: read as if nobody had broken it. Self-made. */
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/form/report';
import { textKeys, type Texts } from '../../src/form/text';
import { readPastedText } from '../../src/intake/pasted';
import { check } from '../../src/rules/check';
import { cleanReport } from '../rules/clean-report';
import { blocksOf, layouts, type Block } from './layouts';
import { reports } from './reports';

const text: Texts = {
  ...cleanReport.text,
  'overview/lead':
    '2024年，梧桐街道把公开贯穿办事全过程，做到谁办理、谁公开、谁解释，居民看得到、看得懂、问得着，各社区照此执行。',
  'overview/proactive':
    '全年公开信息120条，其中网站80条、公开栏40条，比2023年多6条；解读政策12件，全部附有问答，居民来电咨询的，由经办人当天回复，不再转交。',
  'overview/requests':
    '2024年，我街道新收申请23件，上年结转1件，办结22件，结转下年度2件。办结的申请中，予以公开11件，部分公开4件，不予公开2件，无法提供4件，不予处理1件，答复都在期限之内。',
  'overview/management':
    '信息发布前经两级审查，全年下架过期信息5条，补充说明3条，各科室每季度清理一次自己的栏目，办公室每半年抽查一次，查出的差错当周改正。',
  'problems/problems':
    '2023年年报所列问题已整改。存在的问题：政策解读形式单一，文字多、图示少，年长的居民不容易看懂；公开栏的位置偏，换新不够及时。',
  'problems/improvement':
    '2025年，我街道将增加图解和短视频，把公开栏移到便民大厅门口，每周一更换，并请居民代表每季度提一次意见，意见和办理情况一并公开。',
};
const report: Report = { ...cleanReport, text };

interface Copy {
  /** Full-width characters to a line. */
  readonly columns: number;
  /** What a paragraph's first line is set in by; the printed indent is there whether it was copied or not. */
  readonly indent?: string;
  /** After how many lines a page ends, and what stands there. */
  readonly page?: { readonly lines: number; readonly foot: string };
  /** Some programs end a line after each comma too, where the printed gap is wide. */
  readonly commas?: true;
  readonly blanks?: true;
}

const width = (words: string): number =>
  Array.from(words).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1), 0);

/** A paragraph as printed: no mark begins a line, no number is parted. */
function printed(words: string, { columns }: Copy): readonly string[] {
  const pieces = words.match(/(?:[\d.]+|[（《“].|.)[，。、；：？！）》”]*/gsu) ?? [];
  const lines: string[] = [];
  let line = '　　';
  for (const piece of pieces) {
    if (width(line + piece) > columns * 2) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line].map((one) => one.replace(/^\u3000+/u, ''));
}

function copied(blocks: readonly Block[], copy: Copy): string {
  const lines: string[] = [];
  let since = 0;
  const put = (line: string): void => {
    lines.push(line, ...(copy.blanks ? [''] : []));
    since += 1;
    if (copy.page && since % copy.page.lines === 0) lines.push(copy.page.foot, '');
  };
  for (const block of blocks) {
    if (block.kind === 'row') put(block.cells.map((cell) => cell.text).join(' '));
    else if (block.heading) put(block.text);
    else {
      printed(block.text, copy).forEach((line, index) => {
        const cut = copy.commas && index % 2 === 1 ? line.split(/(?<=，)/u) : [line];
        cut.forEach((one, part) => {
          put((index + part === 0 ? (copy.indent ?? '') : '') + one);
        });
      });
    }
  }
  return lines.join('\n');
}

function read(words: string) {
  const intake = readPastedText(words);
  if (intake.kind === 'refusal') throw new Error(intake.message);
  return intake;
}

const copies: readonly (readonly [string, Copy])[] = [20, 24, 28, 34].flatMap((columns) => [
  [`${String(columns)} characters to a line`, { columns }],
  [`${String(columns)}, set in`, { columns, indent: '　　' }],
  [`${String(columns)}, pages`, { columns, page: { lines: 9, foot: '— 3 —' } }],
  [`${String(columns)}, pages the other way`, { columns, page: { lines: 7, foot: '第 3 页 共 9 页' } }],
  [`${String(columns)}, lines that end at commas too`, { columns, commas: true }],
  [`${String(columns)}, blank lines between`, { columns, blanks: true }],
]);

test.each(copies)('%s: every sentence whole, and nothing found', (_, copy) => {
  const { report: found, notes } = read(copied(blocksOf(report), copy));
  expect(textKeys.map((key) => [key, found.text[key]])).toEqual(textKeys.map((key) => [key, text[key]]));
  expect(found.figures).toEqual(report.figures);
  expect(notes.filter(({ severity }) => severity === 'doubtful')).toEqual([]);
  expect(check({ report: found })).toEqual([]);
});

test.each(reports.map((one) => [one.unit, one.year, one] as const))('%s %s', (_, __, one) => {
  const pages = { lines: 20, foot: '- 2 -' };
  const { report: found } = read(`${pages.foot}\n${copied(blocksOf(one), { columns: 28, page: pages })}`);
  const bare = (words: string | undefined): string | undefined => words?.replace(/\s+/gu, '');
  expect(textKeys.map((key) => [key, bare(found.text[key])])).toEqual(
    textKeys.map((key) => [key, bare(one.text[key])]),
  );
  expect([found.figures, found.unit, found.year]).toEqual([one.figures, one.unit, one.year]);
});

describe('what somebody ended stays ended', () => {
  const at = (overview: string): string => {
    const whole = copied(blocksOf(report), { columns: 24 });
    expect(whole).toContain('（五）监督保障\n');
    return whole.replace(/（五）监督保障\n[^（]*?\n(?=二、)/u, `（五）监督保障\n${overview}\n`);
  };

  test('points of a list, a heading with a comma, a signature', () => {
    const points = [
      '1.组织学习，全员参加；',
      '2.每季度检查一次栏目，发现问题当天通知经办科室，并在一周之内',
      '回访；',
      '3.年底汇总。',
    ];
    const { report: found } = read(at(points.join('\n')));
    expect(found.text['overview/supervision']).toBe(
      [points[0], `${points[1] ?? ''}回访；`, points[3]].join('\n'),
    );
    const headed = read(
      copied(blocksOf(report), { columns: 24 }).replace('（五）监督保障', '（五）强化监督，落实保障'),
    );
    expect(headed.report.text['overview/supervision']).toBe(text['overview/supervision']);
  });

  test('numbers at the end of one line and the beginning of the next stay two', () => {
    const words = '全年培训各社区信息员并逐一考试，参加的有一百人以上，成绩在 90';
    const { report: found } = read(
      at(`${words}\n60 分以下的各有几人，年底公布，同时把考试的题目和答案发给各社区。`),
    );
    expect(found.text['overview/supervision']).toContain('成绩在 90 60 分以下');
  });

  test.each(Object.keys(layouts).filter((name) => !/web page/u.test(name)))(
    'a report that nobody broke: %s',
    (name) => {
      const { report: found } = read(layouts[name]!(blocksOf(report), () => 3));
      for (const key of textKeys)
        expect(found.text[key]?.replace(/\s+/gu, '')).toBe(text[key]?.replace(/\s+/gu, ''));
      expect(Object.values(found.text).join('')).not.toContain('\n');
    },
  );
});

test('a sentence that is broken between a number and what it counts is held against the table', () => {
  const wrong = {
    ...report,
    text: { ...text, 'overview/requests': text['overview/requests']!.replace('23件', '29件') },
  };
  const { report: found } = read(copied(blocksOf(wrong), { columns: 20 }));
  expect(check({ report: found }).map(({ rule, actual }) => [rule, actual])).toEqual([['tx-new', 29]]);
});
