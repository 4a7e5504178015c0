/** Taking what a document says otherwise into the workbook: shown first, then written at once, or not at all. */
import type { FigureDifference } from '../../compare/differences';
import { keepFields } from '../../compare/keep-fields';
import { sentenceChanges } from '../../compare/sentence-changes';
import { takeSentences } from '../../compare/take-sentences';
import type { CellKey } from '../../form/cell';
import type { Entry } from '../../form/figures';
import { cellsOf, editions, tableIds } from '../../form/index';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Subject } from '../../form/report';
import { foundTable } from '../../form/report-tables';
import type { TextKey, Texts } from '../../form/text';
import { reportBlocks, totalsWith } from '../../workbook/plan/report-blocks';
import { headingBlocks } from '../../workbook/plan/text-blocks';
import type { Block, Workbook } from '../../workbook/workbook';
import { prepareComparison, type DocumentComparison, type PreparedComparison } from './compare-document';
import type { Source } from '../source';

/** What can be taken back as a whole. */
export const takings = ['figures', 'words', 'all'] as const;

export type Taking = (typeof takings)[number];

/** What is taken, difference by difference. */
export interface Choice {
  readonly figures: ReadonlySet<CellKey>;
  /** Ids of changed sentences (compare/sentence-changes.ts), by part. */
  readonly words: ReadonlyMap<TextKey, ReadonlySet<number>>;
  readonly headings: ReadonlySet<TextKey>;
  /** 〔fields〕, by part and number, that keep the workbook's number in words that are taken. */
  readonly fields: ReadonlyMap<TextKey, ReadonlySet<number>>;
}

/** One place before and after. */
export interface TakenChange {
  readonly subject: Subject;
  readonly kind: 'figure' | 'words' | 'heading';
  readonly name: string;
  readonly before: Entry;
  /** null: the cell becomes blank. */
  readonly after: Entry;
  /** A total that its parts do not come to: its formula gives way to the number. */
  readonly overFormula?: true;
}

export interface TakingPreview {
  readonly kind: 'preview';
  readonly changes: readonly TakenChange[];
}

export interface TakenBack {
  readonly kind: 'taken';
  /** Places written. */
  readonly written: number;
}

const totals: ReadonlySet<string> = new Set(
  editions.flatMap(({ tables }) =>
    tableIds.flatMap((id) =>
      cellsOf(tables[id]).flatMap(({ key, sumOf }) => (sumOf === undefined ? [] : [key])),
    ),
  ),
);

/** A blank is taken as one, but not over a total: its formula says what the parts come to. */
export function isTakeable({ cell, document }: FigureDifference): boolean {
  return document !== null || !totals.has(cell);
}

/** Every difference of a kind; the changed fields become what the document has. */
export function wholeChoice({ figures, words, headings }: DocumentComparison, taking: Taking): Choice {
  const withWords = taking !== 'figures';
  return {
    figures: new Set(taking === 'words' ? [] : figures.filter(isTakeable).map(({ cell }) => cell)),
    words: new Map(
      (withWords ? words : []).map(({ part, workbook, document }) => [
        part,
        new Set(sentenceChanges(workbook, document).map(({ id }) => id)),
      ]),
    ),
    headings: new Set(withWords ? headings.map(({ part }) => part) : []),
    fields: new Map(),
  };
}

interface Planned {
  readonly kind: 'planned';
  readonly changes: readonly TakenChange[];
  readonly blocks: readonly Block[];
}

type Figure = Pick<TakenChange, 'name' | 'before'> & {
  readonly subject: CellKey;
  readonly value: Entry;
};

/** What is taken, and every total over it as printed: one that its parts do not come to is typed over. */
function figuresOf({ read, document, comparison }: PreparedComparison, choice: Choice): readonly Figure[] {
  const { figures } = choice;
  if (figures.size === 0) return [];
  const left = new Set(comparison.figures.map(({ cell }) => cell).filter((cell) => !figures.has(cell)));
  /** Where only some of its parts are taken, what is printed says nothing of the total. */
  const isOpen = (key: CellKey, parts: readonly string[]): boolean =>
    left.has(key) || parts.some((part) => left.has(part as CellKey));
  return tableIds
    .flatMap((id) => cellsOf(foundTable(document, id)))
    .filter(({ key, sumOf }) => figures.has(key) || (sumOf !== undefined && !isOpen(key, sumOf)))
    .flatMap(({ key, name }) => {
      const value = document.figures[key] ?? null;
      const before = read.report.figures[key] ?? null;
      // A blank is taken where it is asked for.
      return value === null && !figures.has(key) ? [] : [{ subject: key, name, before, value }];
    });
}

function textsOf({ read, report, comparison }: PreparedComparison, choice: Choice): Texts {
  return Object.fromEntries(
    comparison.words.flatMap(({ part, workbook, document }) => {
      const taken = choice.words.get(part) ?? new Set();
      if (taken.size === 0) return [];
      const edited = takeSentences(workbook, document, taken);
      const raw = read.report.text[part] ?? '';
      return [[part, keepFields(raw, report, edited, choice.fields.get(part)).text]];
    }),
  );
}

function plan(prepared: PreparedComparison, choice: Choice): Planned | Refusal {
  const { read, comparison } = prepared;
  const figures = figuresOf(prepared, choice);
  const texts = textsOf(prepared, choice);
  const words = comparison.words.filter(({ part }) => texts[part] !== undefined);
  const headings = comparison.headings.filter(({ part }) => choice.headings.has(part));
  const values = [
    ...figures.map(({ subject, value }) => ({ subject, value })),
    ...words.map(({ part }) => ({ subject: part, value: texts[part] ?? '' })),
  ];
  const lost = values.filter(({ subject }) => !read.places.has(subject));
  if (lost.length > 0)
    return refuse(
      'no-place',
      `有 ${String(lost.length)} 处在本工作簿里没有位置，没有写入。请先点“新建年报”补上缺的表，再对照一次。`,
    );
  const live = totalsWith(read, values);
  const typedOver = ({ subject, value }: Figure): boolean =>
    read.formulas.has(subject) && live.get(subject) !== value;
  const changes: readonly TakenChange[] = [
    ...figures
      .filter((figure) => figure.before !== figure.value || typedOver(figure))
      .map((figure): TakenChange => {
        const { subject, name, before, value } = figure;
        const over = typedOver(figure) ? ({ overFormula: true } as const) : {};
        return { subject, kind: 'figure', name, before, after: value, ...over };
      }),
    ...words.map(({ part, name }): TakenChange => {
      return {
        subject: part,
        kind: 'words',
        name,
        before: read.report.text[part] ?? null,
        after: texts[part] ?? '',
      };
    }),
    ...headings.map(({ part, name, workbook, document }): TakenChange => {
      return { subject: part, kind: 'heading', name, before: workbook, after: document };
    }),
  ];
  const blocks = [
    ...reportBlocks(read, { ...read.report, text: texts, drafted: {} }, values),
    ...headingBlocks(
      read,
      headings.map(({ part, document }) => [part, document]),
    ),
  ];
  return { kind: 'planned', changes, blocks };
}

/** Of what the pane and the command line have shown. */
export interface Shown {
  readonly comparison: DocumentComparison;
  readonly preview?: TakingPreview;
}

const isOther = (shown: unknown, now: unknown): boolean => JSON.stringify(shown) !== JSON.stringify(now);

const changed = refuse('changed', '工作簿刚被改过，和看到的对照不一样了，没有写入。请重新对照一次。');

/** What taking `choice` over would change. Reads only; refused where the workbook is another than the one shown. */
export async function previewTaking(
  workbook: Workbook,
  source: Source,
  choice: Choice,
  shown: DocumentComparison,
): Promise<TakingPreview | Refusal> {
  const prepared = await prepareComparison(workbook, source);
  if (isRefusal(prepared)) return prepared;
  if (isOther(shown, prepared.comparison)) return changed;
  const planned = plan(prepared, choice);
  return isRefusal(planned) ? planned : { kind: 'preview', changes: planned.changes };
}

/**
 * Takes the document's word, in one write. What the document does not have stays in the workbook; nothing is written
 * that was not shown.
 */
export async function takeBack(
  workbook: Workbook,
  source: Source,
  choice: Choice,
  shown: Shown,
): Promise<TakenBack | Refusal> {
  const prepared = await prepareComparison(workbook, source);
  if (isRefusal(prepared)) return prepared;
  if (isOther(shown.comparison, prepared.comparison)) return changed;
  const planned = plan(prepared, choice);
  if (isRefusal(planned)) return planned;
  if (shown.preview && isOther(shown.preview.changes, planned.changes)) return changed;
  if (planned.blocks.length > 0) await workbook.write(planned.blocks);
  return { kind: 'taken', written: planned.changes.length };
}
