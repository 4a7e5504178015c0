/**
 * 图解: the year in pictures on one page of its own, for a website, a phone and a sheet of A4. One file: no scripts,
 * nothing fetched; dark where the reader's screen is.
 */
import { strToU8 } from 'fflate';
import type { Figure } from '../charts/figure';
import { darkInks, paper } from '../charts/palette';
import { figureCss, figureHtml } from './html-figure';
import { escape } from './markup';

export interface PicturePage {
  /** Whose report, of which year: `某街道2024年政府信息公开工作年度报告`. */
  readonly title: string;
  /** Said on the page while errors stand. */
  readonly mark?: string;
  readonly figures: readonly Figure[];
}

const dark = darkInks
  .map(({ fill, on }, index) => `.ink${String(index)}{fill:${fill}}.on${String(index)}{fill:${on}}`)
  .join('');

const css =
  `:root{color-scheme:light dark}body{margin:0 auto;max-width:820px;padding:20px 12px;color:#1a1a1a;background:${paper.light};` +
  "font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',SimHei,sans-serif;line-height:1.6}" +
  'h1{margin:0 0 16px;font-size:22px;line-height:1.4;text-align:center;text-wrap:balance}' +
  '.pictures{columns:340px 2;column-gap:16px}' +
  'figure{max-width:none!important;margin:0 0 16px!important;padding:12px;border:1px solid #c4cad0;border-radius:8px;break-inside:avoid}' +
  'svg,figure p{font-family:inherit!important}summary{cursor:pointer;font-size:13px!important}' +
  '.source{margin:8px 0 0;font-size:13px;text-align:center}' +
  '.mark{border:2px solid #c00000;color:#c00000;font-weight:bold;text-align:center;padding:4px}' +
  `@media screen and (prefers-color-scheme:dark){body{color:#e8eaed;background:${paper.dark}}figure{border-color:#454d55}` +
  `.mark{border-color:#ff8a80;color:#ff8a80}${dark}}` +
  '@page{size:A4;margin:14mm}@media print{body{max-width:none;padding:0}h1{font-size:16pt;margin-bottom:5mm}' +
  '.pictures{columns:2;column-gap:5mm}figure{padding:3mm;margin-bottom:5mm!important}.source{font-size:9pt}}';

/** The bytes of the page, UTF-8; the same report gives the same bytes. */
export function writePicturePage({ title, mark, figures }: PicturePage): Uint8Array {
  const said = mark === undefined ? '' : `<p class="mark">${escape(mark)}</p>\n`;
  const pictures = figures.map((figure) => figureHtml(figure, figure.title, '图中的数字'));
  return strToU8(
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n' +
      '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n' +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
      `<title>${escape(title)}图解</title>\n<style>${css}${figureCss}</style>\n</head>\n<body>\n<main>\n${said}` +
      `<h1>${escape(title)}图解</h1>\n<div class="pictures">\n${pictures.join('\n')}\n</div>\n` +
      `<p class="source">数据来源：${escape(title)}</p>\n</main>\n</body>\n</html>\n`,
  );
}
