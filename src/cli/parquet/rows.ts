/** Checked files as rows. Pure: the same file checked the same way gives the same rows. */
import { isOpen, type Severity } from '../../form/severity';
import { textKeys } from '../../form/text';
import { comparable } from '../../rules/document/likeness';
import type { FileResult } from '../check-file';
import type { FindingJson } from '../finding-json';
import type { Row, Rows } from './schema';

/** What is known of a file before it is read, and how it is checked. */
export interface Queued {
  /** See `keyOf`. */
  readonly key: string;
  /** Relative to the folder that was added, with `/`. */
  readonly file: string;
  /** Null only where the file could not be read. */
  readonly sha256: string | null;
}

export interface Occasion {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly added: Date;
  readonly version: string;
}

/** A file that was read, or could not be; `dead`: for a reason that may not lie in the file, so it may be tried again. */
export interface Outcome {
  readonly queued: Queued;
  readonly result: FileResult;
  readonly dead: boolean;
}

const onlyAYear = /^20\d\d年?$/u;

/** The folders a file is in, those named for a year left out: where it is kept is whose area it is of. */
export function regionOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return parts.filter((part) => part !== '' && part !== '.' && !onlyAYear.test(part)).join('/');
}

type Which = Pick<Row<'files'>, 'key' | 'file' | 'unit' | 'year'>;

function fileRow(which: Which, { queued, result, dead }: Outcome, occasion: Occasion): Row<'files'> {
  const { status, refusal, findings } = result.json;
  const open = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity && isOpen(finding)).length;
  return {
    ...which,
    region: regionOf(queued.file),
    level: result.report?.level ?? null,
    sha256: queued.sha256,
    state: dead ? 'dead' : status,
    reason: refusal?.reason ?? null,
    message: refusal?.message ?? null,
    errors: open('error'),
    warnings: open('warning'),
    hints: open('hint'),
    explained: findings.filter((finding) => !isOpen(finding)).length,
    as_of: occasion.asOf,
    added: occasion.added,
    version: occasion.version,
  };
}

function figureRows(which: Which, { report }: FileResult): readonly Row<'figures'>[] {
  return Object.entries(report?.figures ?? {}).map(([cell, entry]) => ({
    ...which,
    cell,
    value: typeof entry === 'number' ? entry : null,
    words: typeof entry === 'string' ? entry : null,
  }));
}

const spelled = (value: string | number | undefined): string | null =>
  value === undefined ? null : String(value);

function findingRow(which: Which, finding: FindingJson, index: number): Row<'findings'> {
  const { rule, severity, cells, where, message, expected, actual, basis, explanation, suspect } = finding;
  return {
    ...which,
    n: index + 1,
    rule,
    severity,
    cells: cells.join(' '),
    place: where.join('，'),
    message,
    expected: spelled(expected),
    actual: spelled(actual),
    basis,
    explanation: explanation ?? null,
    suspect_cell: suspect?.cell ?? null,
    suspect_value: suspect?.value ?? null,
  };
}

function sentenceRows(which: Which, { report }: FileResult): readonly Row<'sentences'>[] {
  return textKeys.flatMap((part) =>
    (report?.text[part] ?? '')
      .split(/(?<=[。；\n])/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '')
      .map((text, index) => ({
        ...which,
        part,
        n: index + 1,
        text,
        bare: comparable(text, [which.unit ?? '']).replace(/\d+/gu, ''),
      })),
  );
}

/** The rows of all tables, in the order given. */
export function rowsOf(outcomes: readonly Outcome[], occasion: Occasion): Rows {
  const all = outcomes.map((outcome) => {
    const { unit, year } = outcome.result.json;
    return { outcome, which: { key: outcome.queued.key, file: outcome.queued.file, unit, year } };
  });
  return {
    files: all.map(({ which, outcome }) => fileRow(which, outcome, occasion)),
    figures: all.flatMap(({ which, outcome }) => figureRows(which, outcome.result)),
    findings: all.flatMap(({ which, outcome }) =>
      outcome.result.json.findings.map((finding, index) => findingRow(which, finding, index)),
    ),
    sentences: all.flatMap(({ which, outcome }) => sentenceRows(which, outcome.result)),
  };
}
