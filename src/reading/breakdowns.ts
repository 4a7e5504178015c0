/** 共120条，其中网站80条、公开栏40条: which numbers of a sentence are the parts of which. */
import { cellOf } from '../form/index';
import { requestCells } from './form-names';
import { matches } from './matches';
import { isPercent } from './percent';
import { familyOf, type Breakdown, type Mention, type CellSet } from './mention';

const listing = /其中|分别|包括|包含|按[^，；。]{1,10}(?:划?分|来看)|分为/u;
const opens = /其中|分别(?:为|是|有)?|包括|包含|按[^，；。]{1,10}(?:划?分|来看)|分为|（|：/gu;
/** The words say that the list is whole. */
const whole = /分别|分为|按[^，；。]{1,10}(?:划?分|来看)/u;
const partial = /主要|重点|特别|尤其|部分|涉及|仅/u;
/** A clause that starts counting anew. */
const anew = /^(?:全年|共|累计|合计|总计|另|此外|同时|较|比|同比|占)|(?:共|合计|总计)$/u;

const applicationUnits = /^[件宗份条起次个例笔项]$/u;

/** A number of a list that shares its words stands neither for a whole of its own nor among parts. */
function counts(reading: Mention): boolean {
  if (reading.shared !== undefined) return false;
  return reading.unit !== '%' && (reading.restates.kind === 'cells' || reading.restates.kind === 'nothing');
}

/** Which lists can add up to which wholes; undefined where neither is of the tables. */
function fits(head: Mention, part: Mention): boolean {
  const { restates } = head;
  const family = familyOf(part);
  if (restates.kind !== 'cells')
    return familyOf(head) === undefined && family === undefined && head.unit === part.unit;
  if (!applicationUnits.test(part.unit) || family === undefined) return false;
  switch (restates.topic) {
    case 'new':
      if (restates.member !== undefined) return false;
      return (
        ['applicants', 'channels'].includes(family) || (restates.sums.length > 1 && family === 'arrivals')
      );
    case 'done':
      return family === 'classes' || family === 'applicants';
    case 'class':
      return (
        restates.family === 'classes' &&
        restates.member !== undefined &&
        family === `rows of ${restates.member}`
      );
    case 'review':
    case 'lit':
      if (restates.member !== undefined) return false;
      return family === 'suits' || (family === 'results' && areResultsOf(head, part));
    case 'carryin':
    case 'carryout':
    case 'norm':
    case 'decisions':
    case 'fee':
      return false;
  }
}

/** Whether the rows of a result, as its words may be taken, are those of the whole. */
function areResultsOf(head: Mention, part: Mention): boolean {
  const rows = (sum: CellSet) => sum.map((key) => cellOf(key).rowId).join();
  if (head.restates.kind !== 'cells' || part.restates.kind !== 'cells') return false;
  const of = rows(head.restates.sums[0] ?? []);
  return part.restates.sums.some((sum) => rows(sum) === of);
}

/** The words that belong to a part, between the number before it and its own. */
function nameBetween(plain: string, from: number, to: number): string {
  return plain.slice(from, to).replace(/（[^（）]*）/gu, '');
}

/** 60项，其中网上办45项，占比75%: the share tells that the last part is one of the part before, not of the whole. */
function isOfThePartBefore(share: Mention, parts: readonly Mention[], head: Mention | undefined): boolean {
  const [before, part] = parts.slice(-2);
  if (!before || !part || before.value === 0) return false;
  const ofWhole = head !== undefined && isPercent(share, (part.value / head.value) * 100);
  return !ofWhole && isPercent(share, (part.value / before.value) * 100);
}

interface List {
  readonly parts: readonly Mention[];
  readonly open: boolean;
  readonly closed: boolean;
}

/** The parts that follow `from`; a clause of another kind ends them. */
function listFrom(
  plain: string,
  readings: readonly Mention[],
  head: Mention | undefined,
  from: number,
): List {
  const parts: Mention[] = [];
  let open = false;
  let closed = true;
  let last = from;
  let depth = 0;
  for (const reading of readings) {
    if (reading.at < from) continue;
    const between = plain.slice(last, reading.at);
    depth += between.split('（').length - between.split('）').length;
    if (depth < 0) break;
    if (depth > 0) {
      last = reading.end;
      continue;
    }
    if (reading.restates.kind === 'share') {
      if (isOfThePartBefore(reading, parts, head)) {
        parts.pop();
        closed = false;
        break;
      }
      last = reading.end;
      continue;
    }
    const name = nameBetween(plain, last, reading.at).replace(/^.*）/u, '');
    const words = name.replace(/^[，、；：和及以]+/u, '');
    const first = parts[0];
    const suits = head === undefined || fits(head, reading);
    const alike = first === undefined || familyOf(first) === familyOf(reading);
    if (
      !counts(reading) ||
      !suits ||
      !alike ||
      anew.test(words) ||
      /[，；]/u.test(words) ||
      // 法定公开16条：包括…: a list of what the part before counted.
      (first !== undefined && /^：/u.test(name)) ||
      /其中/u.test(words)
    ) {
      closed = !/其中/u.test(words);
      break;
    }
    // A part without a name of its own is no part of a list that can be trusted.
    if (words === '') return { parts: [], open: true, closed: false };
    open ||= reading.approximate || partial.test(words);
    parts.push(reading);
    last = reading.end;
  }
  const end = parts[parts.length - 1]?.end ?? from;
  open ||= /^(?:（[^（）]*）)?(?:等|左右)/u.test(plain.slice(end, end + 40));
  return { parts, open, closed };
}

/** Of what the sentence before counted, the one that a list from here can be the parts of: the only one, or the last. */
function wholeBefore(
  previous: readonly Mention[],
  readings: readonly Mention[],
  from: number,
): Mention | undefined {
  const first = readings.find(({ at }) => at >= from);
  if (previous.length === 1) return previous[0];
  const ofTables = previous.filter((one) => one.restates.kind === 'cells' && first && fits(one, first));
  return ofTables[ofTables.length - 1];
}

/** Wholes with their parts, as the words give them. `before`: the readings of the sentence before. */
export function readBreakdowns(
  readings: readonly Mention[],
  before: readonly Mention[],
): readonly Breakdown[] {
  const [any] = readings;
  if (!any) return [];
  const { sentence, part } = any;
  const { plain } = sentence;
  const found: Breakdown[] = [];
  for (const match of matches(plain, opens)) {
    const from = match.index + match[0].length;
    if (found.some(({ parts }) => parts.some((one) => one.at >= from))) continue;
    const heads = readings.filter((one) => one.end <= match.index && counts(one));
    // What the sentence before counted, unless that was a list itself.
    const previous = before.filter(
      (one) => counts(one) && !listing.test(one.sentence.plain.slice(0, one.at)),
    );
    const near = heads[heads.length - 1];
    const isBracket = match[0] === '（' || match[0] === '：';
    const gap = near ? plain.slice(near.end, match.index) : plain.slice(0, match.index);
    // A bracket or colon opens a list only right after its whole; 其中 may stand off by a word or a clause.
    if (near && gap.replace(/^，/u, '').length > (isBracket ? 0 : 12)) continue;
    const head = near ?? (gap === '' && !isBracket ? wholeBefore(previous, readings, from) : undefined);
    if (!head || head.approximate) continue;
    const { parts, open, closed } = listFrom(plain, readings, head, from);
    const lead = plain.slice(match.index, parts[0]?.at ?? from);
    if (parts.length === 0 || (isBracket && parts.length < 2)) continue;
    const rest = parts.some((one) => /(?:其[他它])[^，、]{0,6}$/u.test(plain.slice(0, one.at)));
    found.push({
      part,
      sentence,
      whole: head,
      parts,
      open: open || partial.test(lead),
      exhaustive: closed && (whole.test(lead) || rest || head.restates.kind === 'cells'),
    });
  }
  return [...found, ...channelsAlone(readings, found)];
}

/** 网上申请10件、信函申请3件 without a whole in words: together they are what was received, or handled. */
function channelsAlone(readings: readonly Mention[], found: readonly Breakdown[]): readonly Breakdown[] {
  const channels = readings.filter((one) => familyOf(one) === 'channels');
  const [first] = channels;
  if (!first || channels.length < 2 || found.some(({ parts }) => parts.includes(first))) return [];
  const { parts, open } = listFrom(first.sentence.plain, channels, undefined, Math.max(0, first.at - 1));
  if (parts.length !== channels.length) return [];
  return [
    {
      part: first.part,
      sentence: first.sentence,
      whole: [['received'], ['received', 'carriedIn'], ['outcomeTotal']].map((rows) => requestCells(rows)),
      parts,
      open,
      exhaustive: true,
    },
  ];
}
