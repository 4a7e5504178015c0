/** 一、总体情况: the five aspects 30号 asks for (不能遗漏，也不宜泛化), and its length. */
import { aspectKeys, textName, textParts, type TextKey, type TextPart } from '../../form/text';
import { sectionState } from '../../form/evidence';
import { weigh, type Tells } from '../../form/tells';
import { proseOf, saysNothing, sectionText } from './prose';
import { defineRule, type Evidence, type Said } from '../rule';

const limit = 1000;

function clueOf(key: TextKey): string {
  const part: TextPart | undefined = textParts.find((candidate) => candidate.key === key);
  return part?.clue ?? textName(key);
}

function tellsOf(key: TextKey): Tells {
  const part: TextPart | undefined = textParts.find((candidate) => candidate.key === key);
  return part?.tells ?? {};
}

/** A sentence that gives the figures of an aspect takes it up, whatever heading it stands under. */
const figuresOf: Partial<Record<TextKey, RegExp>> = {
  'overview/proactive': /主动公开[^。；\n]{0,24}\d+余?[条件篇]/u,
  'overview/requests':
    /(?:收到|受理|接收|办结|办理|答复)[^。；\n]{0,24}申请[^。；\n]{0,12}\d+件|(?:未|没有)(?:收到|接到)[^。；\n]{0,16}申请/u,
};

/** What a report with headings of its own writes of an aspect, under whichever of them. */
const contentOf: Partial<Record<TextKey, RegExp>> = {
  'overview/management':
    /保密审查|(?:发布|公开|信息)审[查核]|审核发布|审查机制|三审|先审后发|公开属性|规范性文件[^。；，]{0,4}(?:管理|清理|梳理)|清理[^。；，]{0,10}(?:失效|废止|文件)|(?:失效|废止)[^。；，]{0,4}文件[^。；，]{0,2}清理|信息[^。；，]{0,6}动态(?:调整|管理)|(?:公开|发布|管理|审查|保密)制度/u,
  'overview/platform':
    /(?:网站|平台|新媒体|公众号|微博|专栏|栏目|公开栏)[^。；，]{0,8}(?:建设|改版|优化|完善|升级|维护|运维|开设|开通|上线|集约)|(?:建设|优化|完善|开设|设置|设立|开辟|开通|改版|升级|上线|打造)[^。；，]{0,12}(?:网站|平台|新媒体|公众号|微博|专栏|栏目|公开栏)/u,
  'overview/supervision':
    /培训|考核|督[查促导]|组织领导|领导小组|领导[^。；，]{0,4}重视|社会评议|责任追究|监督(?!权|管理局|执法)/u,
};

/** Aspects with headings of their own from which on the headings are the form's, and one that is not there is left out. */
const wellHeaded = 4;

/**
 * Whether running text takes an aspect up: as a heading of its own, by its figures, by what belongs to it where the
 * headings are the report's own, or anywhere when no part has a heading. `headed`: the aspects with a heading.
 */
function takenUp(text: string, key: TextKey, headed: number): boolean {
  const clue = clueOf(key);
  const unstructured = headed === 0;
  if (headed < wellHeaded && contentOf[key]?.test(text)) return true;
  // Without headings an aspect is told by what the sentences speak of.
  if (figuresOf[key]?.test(text)) return true;
  if (unstructured) return text.includes(clue) || weigh(text, tellsOf(key)) >= 1;
  return new RegExp(
    `(?:^|\\n|[（(][一二三四五六七][)）]|[一二三四五六七]是|[一二三四五六七\\d][、.．])\\s*[^。，；\\n]{0,12}${clue}`,
    'u',
  ).test(text);
}

function missingAspects({ report }: Evidence): readonly TextKey[] {
  const silent = aspectKeys.filter((key) => saysNothing(report.text[key] ?? ''));
  if (silent.length === 0) return [];
  const text = sectionText(report, 'overview');
  return silent.filter((key) => !takenUp(text, key, aspectKeys.length - silent.length));
}

export const fiveAspects = defineRule({
  id: 's1-five',
  comment:
    'Section 一 takes up all five aspects; one left out is an omission the collecting office sends back.',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：总体情况包括五个方面，不能遗漏',
  only: ['text', 'sections'],
  check: (evidence) => {
    const state = sectionState(evidence.report, 'overview');
    const unread = state === 'absent' && sectionText(evidence.report, 'overview') === '';
    const keys = unread || state === 'cut' ? [] : missingAspects(evidence);
    if (keys.length === 0) return [];
    const names = keys.map((key) => `“${textName(key)}”`).join('、');
    return [
      {
        cells: [],
        about: keys,
        message: `第一部分没有写${names}。五个方面都要写到，请补上。`,
        ...(sectionText(evidence.report, 'overview') === '' ? { unfilled: true } : {}),
        expected: aspectKeys.length,
        actual: aspectKeys.length - keys.length,
      },
    ];
  },
});

/** 字数 as word processors count it: each Chinese character or mark, each run of Latin letters or digits. */
function countCharacters(text: string): number {
  return text.replace(/\s+/gu, '').replace(/[A-Za-z0-9.,%]+/gu, '0').length;
}

export const overviewLength = defineRule({
  id: 's1-len',
  comment: 'Several places ask that section 一 keep to about a thousand characters.',
  severity: 'hint',
  basis: '部分地方的编制通知：总体情况一般不超过 1000 字',
  only: ['text', 'sections'],
  check: ({ report }): readonly Said[] => {
    const text = sectionText(report, 'overview');
    const written = text.length <= limit ? text.length : countCharacters(text);
    if (written <= limit) return [];
    return [
      {
        cells: [],
        about: proseOf(report)
          .map(({ key }) => key)
          .filter((key) => key.startsWith('overview/')),
        message: `第一部分约 ${String(written)} 字。有的地方要求不超过 ${String(limit)} 字，请对照本地通知。`,
        expected: limit,
        actual: written,
      },
    ];
  },
});
