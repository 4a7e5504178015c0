/** What a web page has around a report: dates, counters and buttons above it, links and owners below. */
import type { Line } from './line';

/** Lines of a page's own, wherever they stand; a report has none that begin so. */
const around = [
  /^(?:发布|发文|成文|公开|更新|生成|公布)(?:时间|日期)/u,
  /^(?:信息)?来源\s*[:：]/u,
  /^(?:作者|责任编辑|编辑|审核|发布机构|索引号|主题分类|信息分类|主题词|关键词|文号|有效性|栏目|所属栏目|原文(?:链接|地址))\s*[:：]/u,
  /^(?:浏览|访问|点击|阅读)(?:次数|量|数)?\s*[:：\d]/u,
  /^(?:【|\[)?\s*(?:字体|字号)/u,
  /^(?:当前位置|您(?:现在|当前)?(?:的|所在的?)?位置)/u,
  /^(?:正文|全文|文字版|全真版|文件下载)$/u,
  /^(?:分享|打印|收藏|关闭)(?:到|本页|窗口|页面)?\s*[:：]?$/u,
];

/** The first of these after the report ends it. */
const below =
  /^(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|信息|阅读|稿件)|附件下载|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|版权所有|网站标识码|扫一扫|打印本页|关闭(?:窗口|本页|页面)|网站地图|联系我们|友情链接|技术支持\s*[:：])|ICP备|公网安备/u;

/** A page’s number on a line of its own, as it comes along from the foot of a page: — 3 —, 第3页 共5页. */
const pageNumber =
  /^(?:[—–―－-]{1,2}\s*\d{1,3}\s*[—–―－-]{1,2}|第\s*\d{1,3}\s*页(?:[，,/\s]*共\s*\d{1,3}\s*页)?)$/u;

/** Whether a line is but a printed page's number. */
export function isPageNumber(text: string): boolean {
  return pageNumber.test(text.trim());
}

/** Whether a line is the page's own, wherever it stands. */
export function aroundPage(text: string): boolean {
  return around.some((pattern) => pattern.test(text.trim()));
}

export interface BareLines {
  readonly lines: readonly Line[];
  /** How many lines were left out. */
  readonly dropped: number;
}

/** The lines without them. */
export function withoutFurniture(lines: readonly Line[]): BareLines {
  const body = lines.map(({ table, text }) => table !== undefined || /^\s*[一二三四五六]、/u.test(text));
  const last = body.lastIndexOf(true);
  const end = lines.findIndex(({ text }, index) => index > last && below.test(text.trim()));
  const page = end < 0 ? lines : lines.slice(0, end);
  const isAround = ({ table, text }: Line): boolean => table === undefined && aroundPage(text);
  const kept = page.filter((line) => !isAround(line));
  const filled = (all: readonly Line[]): number => all.filter(({ text }) => text.trim() !== '').length;
  return { lines: kept, dropped: filled(lines) - filled(kept) };
}
