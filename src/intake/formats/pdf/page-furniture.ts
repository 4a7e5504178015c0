/** Page numbers, running heads and what a browser prints around a page: not part of the report. */
import type { FlowLine, PageFlow } from './page-flow';

/** They stand in these parts of the page, from its edges. */
const margin = 0.13;
const pageNumber =
  /^(?:[-—–－·•\s]*\d{1,3}[-—–－·•\s]*|第\s*\d{1,3}\s*页(?:\s*[,，/／共（(]*\s*共?\s*\d{1,3}\s*页[)）]?)?|\d{1,3}\s*[/／]\s*\d{1,3})$/u;
/** A browser's print: the address and page below, the time and title above. */
const address = /^(?:https?:\/\/|file:\/\/)\S+(?:\s+\d{1,3}\/\d{1,3})?$/u;

function isInMargin({ top, bottom }: FlowLine, height: number): boolean {
  return bottom < margin * height || top > (1 - margin) * height;
}

const pattern = (line: FlowLine): string => line.text.replace(/[\d\s]+/gu, '#').replace(/#+/gu, '#');

/** The pages without them. `dropped` counts the lines left out. */
export function withoutFurniture(pages: readonly PageFlow[]): {
  readonly pages: readonly PageFlow[];
  readonly dropped: number;
} {
  const seen = new Map<string, { pages: number; last: PageFlow; from: number; to: number }>();
  for (const page of pages) {
    for (const line of page.items) {
      if (line.kind !== 'line' || !isInMargin(line, page.height)) continue;
      const key = pattern(line);
      const known = seen.get(key);
      if (!known) seen.set(key, { pages: 1, last: page, from: line.baseline, to: line.baseline });
      else if (known.last !== page) {
        known.pages += 1;
        known.last = page;
        known.from = Math.min(known.from, line.baseline);
        known.to = Math.max(known.to, line.baseline);
      }
    }
  }
  const isRunning = (line: FlowLine): boolean => {
    const known = seen.get(pattern(line));
    return known !== undefined && known.pages >= Math.max(2, pages.length / 2) && known.to - known.from < 6;
  };
  let dropped = 0;
  const cleaned = pages.map((page) => {
    const items = page.items.filter((item) => {
      if (item.kind !== 'line' || !isInMargin(item, page.height)) return true;
      const text = item.text.trim();
      const isFurniture = pageNumber.test(text) || address.test(text) || isRunning(item);
      if (isFurniture) dropped += 1;
      return !isFurniture;
    });
    return { ...page, items };
  });
  return { pages: cleaned, dropped };
}
