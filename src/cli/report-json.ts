/** The JSON of `figures`, and of `new --figures` and `--text`: keyed by CellKey and text key (product.md). */
import type { Entry, Figures } from '../form/figures';
import { cellsOf, isCellKey } from '../form/index';
import type { Report } from '../form/report';
import { foundTables } from '../form/report-tables';
import { textKeys, type TextKey, type Texts } from '../form/text';
import { readBytes } from './files';
import { wording } from './wording';
import { isRefusal, refuse, type Refusal } from '../form/refusal';

/** The figures in printed order, whatever order they were read in; blanks are null, keys not found are left out. */
function inOrder(report: Report): Record<string, Entry> {
  const keys = foundTables(report).flatMap((table) => cellsOf(table).map((cell) => cell.key));
  return Object.fromEntries(
    keys.flatMap((key) => (report.figures[key] === undefined ? [] : [[key, report.figures[key]]])),
  );
}

/** `{unit, level, year, figures, text}`, ready for JSON.stringify. `report.text` is resolved. */
export function reportJson(report: Report): object {
  const { unit, level, year, text } = report;
  const written = textKeys.flatMap((key) => (text[key] === undefined ? [] : [[key, text[key]]]));
  return { unit, level, year, figures: inOrder(report), text: Object.fromEntries(written) as Texts };
}

/** What a file of JSON holds: wrapped, because a user's object may have any member, `kind` among them. */
interface UserObject {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, unknown>>;
}

async function readObject(path: string, part: string): Promise<UserObject | Refusal> {
  const bytes = await readBytes(path);
  if (isRefusal(bytes)) return bytes;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new SyntaxError();
    const whole = json as Record<string, unknown>;
    const inner = whole[part];
    const members = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : whole;
    return { kind: 'object', members };
  } catch {
    return refuse('bad-json', wording.badJson(path));
  }
}

async function readKeyed<Key extends string, Value>(
  path: string,
  part: string,
  isKey: (key: string) => key is Key,
  isValue: (value: unknown) => value is Value,
): Promise<{ readonly kind: 'values'; readonly values: Partial<Record<Key, Value>> } | Refusal> {
  const object = await readObject(path, part);
  if (isRefusal(object)) return object;
  const values: Partial<Record<Key, Value>> = {};
  for (const [key, value] of Object.entries(object.members)) {
    if (!isKey(key)) return refuse('unknown-key', wording.unknownKey(path, key));
    if (!isValue(value)) return refuse('bad-value', wording.badValue(path, key));
    values[key] = value;
  }
  return { kind: 'values', values };
}

const isEntry = (value: unknown): value is Entry =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextKey = (key: string): key is TextKey => (textKeys as readonly string[]).includes(key);

/** Reads `--figures`: a map of CellKeys, or the whole output of `figures`. */
export async function readFigures(
  path: string,
): Promise<{ readonly kind: 'values'; readonly values: Figures } | Refusal> {
  return readKeyed(path, 'figures', isCellKey, isEntry);
}

/** Reads `--text`: a map of text keys, or the whole output of `figures`. */
export async function readTexts(
  path: string,
): Promise<{ readonly kind: 'values'; readonly values: Texts } | Refusal> {
  return readKeyed(path, 'text', isTextKey, isText);
}
