/** Reads the statistics out of a report's prose: every number with what it restates, lists with their wholes, and claims. */
import type { Report } from '../form/report';
import { textKeys, type TextKey } from '../form/text';
import { plainSentences } from './plain-sentence';
import { readBreakdowns } from './breakdowns';
import { readClaims } from './claims';
import { readNumbers } from './numbers';
import { readSentence } from './read-sentence';
import { topicBefore, type Topic } from './topic';
import type { Breakdown, Claim, Mention, Tables } from './mention';

export interface ReadProse {
  readonly readings: readonly Mention[];
  readonly breakdowns: readonly Breakdown[];
  readonly claims: readonly Claim[];
}

/** A sentence that goes on with what the one before spoke of. */
const goesOn = /^(?:其中|已|均|全部|按期|依法|予以|部分公开|不予|无法提供|办结|答复|结转|截至|从|按|申请人)/u;

/** Reads one part: `text` has its 〔fields〕 resolved. Of the report it looks at unit, level and year only. Pure. */
export function readPart(report: Report, tables: Tables, part: TextKey, text: string): ReadProse {
  const readings: Mention[] = [];
  const breakdowns: Breakdown[] = [];
  const claims: Claim[] = [];
  const setting = { report, tables, part };
  const usual: Topic | undefined = part === 'overview/requests' ? 'requests' : undefined;
  let topic: Topic | undefined = usual;
  /** Sentences without a number that went on from one another: what they speak of is asked where a number follows. */
  let unasked: string[] = [];
  let before: readonly Mention[] = [];
  for (const sentence of plainSentences(text)) {
    const { plain } = sentence;
    if (!goesOn.test(plain)) [topic, unasked] = [usual, []];
    const quantities = readNumbers(plain);
    if (quantities.length > 0) {
      const read = readSentence(setting, sentence, quantities, topic ?? firstTopic(unasked));
      readings.push(...read.readings);
      breakdowns.push(...readBreakdowns(read.readings, before));
      [topic, unasked] = [read.topic, []];
      before = read.readings;
    } else {
      unasked.push(plain);
      before = [];
    }
    claims.push(...readClaims(setting, sentence, before));
  }
  return { readings, breakdowns, claims };
}

/** What the first sentence that names anything speaks of. */
function firstTopic(sentences: readonly string[]): Topic | undefined {
  for (const plain of sentences) {
    const topic = topicBefore(plain);
    if (topic !== undefined) return topic;
  }
  return undefined;
}

/** All parts, in printed order, each as `read` has it. */
export function readProse(report: Report, tables: Tables, read: typeof readPart = readPart): ReadProse {
  const parts = textKeys.flatMap((part) => {
    const text = report.text[part] ?? '';
    return text.trim() === '' ? [] : [read(report, tables, part, text)];
  });
  return {
    readings: parts.flatMap(({ readings }) => readings),
    breakdowns: parts.flatMap(({ breakdowns }) => breakdowns),
    claims: parts.flatMap(({ claims }) => claims),
  };
}
