/**
 * The formats that Chinese Excel and WPS have for dates without writing them down (ECMA-376 18.8.30, zh-cn): `3-1` typed
 * in a cell gets number 58. exceljs knows none of them, and would take the day's number for a number.
 */
const formats: Readonly<Record<string, readonly number[]>> = {
  'yyyy"年"m"月"': [27, 36, 50, 52, 57],
  'm"月"d"日"': [28, 29, 51, 53, 54, 58],
  'm-d-yy': [30],
  'yyyy"年"m"月"d"日"': [31],
  'h"时"mm"分"': [32],
  'h"时"mm"分"ss"秒"': [33],
  '上午/下午h"时"mm"分"': [34, 55],
  '上午/下午h"时"mm"分"ss"秒"': [35, 56],
};

/** The styles with those formats that the cells use written down. */
export function withDateFormats(styles: string): string {
  const written = new Set(
    [...styles.matchAll(/<numFmt\b[^>]*\bnumFmtId\s*=\s*["'](\d+)/gu)].map(([, id]) => Number(id)),
  );
  const used = new Set(
    [...styles.matchAll(/<xf\b[^>]*\bnumFmtId\s*=\s*["'](\d+)/gu)].map(([, id]) => Number(id)),
  );
  const added = Object.entries(formats).flatMap(([code, ids]) =>
    ids
      .filter((id) => used.has(id) && !written.has(id))
      .map((id) => `<numFmt numFmtId="${String(id)}" formatCode="${code.replace(/"/gu, '&quot;')}"/>`),
  );
  if (added.length === 0) return styles;
  const list = added.join('');
  if (/<\/numFmts>/u.test(styles)) return styles.replace('</numFmts>', `${list}</numFmts>`);
  return styles
    .replace(/<numFmts\b[^>]*\/>/u, '')
    .replace(/<styleSheet\b[^>]*>/u, (start) => `${start}<numFmts>${list}</numFmts>`);
}
