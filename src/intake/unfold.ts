/** Headings inside a line get lines of their own: `…如下：一、总体情况（一）主动公开。…`, or a whole report in one line. */
import type { Section } from '../form/form';
import { scoreHeading } from './headings';
import { hasBars, type Line } from './line';

const start = /(?<=^|[\s。；：:！？）)”"\d|元>])(?=[一二三四五六]\s*[、.．])/gu;
const endWord =
  /(?:情况|事项|措施|打算|方向|改进|整改|概述|概况|综述|计划)(?![及和与、的或并，]|情况|措施|方向|打算|事项|工作)/gu;
const longest = 40;
/** Words and number must both say so. */
const sure = 2.2;

/** How long the heading is that a text begins with; 0 where it begins with none. */
function headingLength(text: string, sections: readonly Section[]): number {
  // Another number begins another heading.
  const next = [...text.slice(0, longest).matchAll(start)].find(({ index }) => index > 0)?.index ?? longest;
  const head = text.slice(0, next);
  const stop = /[。；：:！？（(\s](?!$)/u.exec(head.slice(2));
  const whole = stop ? stop.index + 2 : text.length <= next ? text.length : 0;
  const ends = [...head.matchAll(endWord)].map(({ index, 0: word }) => index + word.length);
  const lengths = [whole, ...ends.filter((length) => length < whole || whole === 0)].filter(
    (length) => length > 3,
  );
  const scored = lengths.map((length) => ({
    length,
    score: scoreHeading(text.slice(0, length), sections)[0]?.score ?? 0,
  }));
  // What stands right behind a heading makes it less like one.
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { length: 0, score: 0 });
  return best.score >= sure ? best.length : 0;
}

function unfoldLine(line: Line, sections: readonly Section[]): readonly Line[] {
  const { text } = line;
  const starts = [...text.matchAll(start)].map(({ index }) => index);
  const pieces: string[] = [];
  let from = 0;
  for (const at of starts) {
    const rest = text.slice(at);
    const length = at < from ? 0 : headingLength(rest, sections);
    if (length === 0 || (at === 0 && rest.slice(length).replace(/^[。：:；\s]+/u, '') === '')) continue;
    pieces.push(text.slice(from, at), rest.slice(0, length));
    from = at + length;
    while (/[。：:；\s]/u.test(text.charAt(from))) from += 1;
  }
  if (pieces.length === 0) return [line];
  const all = [...pieces, text.slice(from)].map((piece) => piece.trim()).filter((piece) => piece !== '');
  return all.map((piece) => ({ ...line, text: piece, cells: [piece] }));
}

/** The lines, with each heading on a line of its own. Rows of cells are left alone. */
export function unfold(lines: readonly Line[], sections: readonly Section[]): readonly Line[] {
  return lines.flatMap((line) =>
    line.table !== undefined || line.text.includes('\t') || hasBars(line.text)
      ? [line]
      : unfoldLine(line, sections),
  );
}
