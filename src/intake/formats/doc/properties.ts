/** Properties of characters and paragraphs (MS-DOC 2.6 and 2.9.33, 2.9.174): only those that decide what prints where. */
import { fieldsOf, type Fields } from './fields';
import type { Place } from './file-information';

/** Changes of properties as the file lists them: code → operand. */
export type Changes = ReadonlyMap<number, number>;

export const property = {
  deleted: 0x0800,
  inserted: 0x0801,
  hidden: 0x083c,
  struck: 0x0837,
  struckTwice: 0x2a53,
  /** 1 above the line, 2 below it. */
  small: 0x2a48,
  /** In half points. */
  moved: 0x4845,
  special: 0x0855,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  level: 0x260a,
  list: 0x460b,
  /** More changes than fit beside the paragraph: they lie at this place of the stream Data. */
  elsewhere: 0x6646,
  elsewhereOnce: 0x6645,
} as const;

/** Bytes of an operand by the top three bits of its code; 6 says itself how long it is. */
const sizes = [1, 1, 2, 4, 2, 2, -1, 3] as const;
const tableDefinition = 0xd608;
const tabStops = 0xc615;

/** A list of changes (MS-DOC 2.6.1); one that breaks off ends there. */
export function changesOf(bytes: Uint8Array): Changes {
  const found = new Map<number, number>();
  const list = fieldsOf(bytes);
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = list.short(at);
    at += 2;
    let size: number = sizes[code >> 13] ?? 1;
    if (size < 0) {
      if (code === tableDefinition) size = at + 2 <= bytes.length ? list.short(at) + 1 : 0;
      else if (code === tabStops && list.byte(at) === 255) return found;
      else size = list.byte(at) + 1;
    } else if (at + size <= bytes.length) {
      found.set(code, size === 1 ? list.byte(at) : size === 4 ? list.signed(at) : list.short(at));
    }
    at += size;
  }
  return found;
}

/** With the changes that had no room beside the paragraph: of the row end of a wide table, all of them. */
export function withElsewhere(changes: Changes, data: Fields | undefined): Changes {
  const at = changes.get(property.elsewhere) ?? changes.get(property.elsewhereOnce);
  if (at === undefined || !data) return changes;
  return new Map([...changes, ...changesOf(data.part(at + 2, data.short(at)))]);
}

/** What holds for a stretch of the stream WordDocument. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly changes: Changes;
}

const pageSize = 512;
const noChanges: Changes = new Map();

function characterChanges(page: Fields, offset: number): Changes {
  if (offset === 0) return noChanges;
  return changesOf(page.part(offset * 2 + 1, Math.min(page.byte(offset * 2), pageSize - offset * 2 - 1)));
}

/** The style, and the changes beyond it. */
function paragraphChanges(page: Fields, offset: number): Pick<Stretch, 'style' | 'changes'> {
  if (offset === 0) return { style: 0, changes: noChanges };
  const start = offset * 2;
  const words = page.byte(start);
  const [at, size] = words === 0 ? [start + 2, page.byte(start + 1) * 2] : [start + 1, words * 2 - 1];
  const bytes = page.part(at, Math.min(size, pageSize - at));
  if (bytes.length < 2) return { style: 0, changes: noChanges };
  return { style: fieldsOf(bytes).short(0), changes: changesOf(bytes.subarray(2)) };
}

function stretchesOf(
  word: Fields,
  table: Fields,
  { at, length }: Place,
  kind: 'character' | 'paragraph',
): readonly Stretch[] {
  const pages = Math.floor((length - 4) / 8);
  const found: Stretch[] = [];
  for (let index = 0; index < pages; index += 1) {
    const number = table.int(at + (pages + 1) * 4 + index * 4) & 0x3fffff;
    if ((number + 1) * pageSize > word.length) continue;
    const page = fieldsOf(word.part(number * pageSize, pageSize));
    const count = page.byte(pageSize - 1);
    const width = kind === 'character' ? 1 : 13;
    if ((count + 1) * 4 + count * width > pageSize - 1) continue;
    for (let run = 0; run < count; run += 1) {
      const offset = page.byte((count + 1) * 4 + run * width);
      const read =
        kind === 'character'
          ? { style: 0, changes: characterChanges(page, offset) }
          : paragraphChanges(page, offset);
      found.push({ from: page.int(run * 4), to: page.int(run * 4 + 4), ...read });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Finds what holds at a place, by halving. */
export function stretches(
  word: Fields,
  table: Fields,
  place: Place,
  kind: 'character' | 'paragraph',
): (at: number) => Pick<Stretch, 'style' | 'changes'> {
  const sorted = stretchesOf(word, table, place, kind);
  return (at) => {
    let [low, high] = [0, sorted.length - 1];
    while (low <= high) {
      const half = (low + high) >> 1;
      const one = sorted[half];
      if (!one) break;
      if (at < one.from) high = half - 1;
      else if (at >= one.to) low = half + 1;
      else return one;
    }
    return { style: 0, changes: noChanges };
  };
}
