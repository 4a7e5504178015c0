/**
 * What a document was found to say otherwise, against the workbook as it is now: what has become the same since is no
 * difference any more. Loaded only where it was kept.
 */
import { plainWords } from '../../compare/plain-words';
import { sentenceChanges } from '../../compare/sentence-changes';
import { spoken } from '../../compare/spoken';
import type { Entry } from '../../form/figures';
import { isCellKey } from '../../form/index';
import { normaliseLabel } from '../../form/label';
import type { Report } from '../../form/report';
import { partHeading, textKeys } from '../../form/text';
import type { EditedDifference, EditedDocument } from '../../rules/document/edited-document';
import { readKeptComparison, type KeptRow } from '../../workbook/read/kept-comparison';
import type { Contents } from '../../workbook/workbook';

const orBlank = (entry: Entry): string | number => entry ?? '（空）';

/** More changed sentences are not quoted. */
const mostQuoted = 3;

function stillDiffers(
  { key, name, workbook, document }: KeptRow,
  report: Report,
): EditedDifference | undefined {
  const [kind = '', id = ''] = key.split(' ');
  const part = textKeys.find((one) => one === id);
  const subject = part === undefined ? {} : { subject: part };
  switch (kind) {
    case 'figure': {
      if (!isCellKey(id)) return undefined;
      const now = report.figures[id] ?? null;
      if (now === document) return undefined;
      return { kind, name, subject: id, workbook: orBlank(now), document: orBlank(document) };
    }
    case 'words': {
      const [now, theirs] = [part === undefined ? '' : (report.text[part] ?? ''), String(document ?? '')];
      if (part === undefined || plainWords(now) === plainWords(theirs)) return undefined;
      const changes = sentenceChanges(now, theirs).slice(0, mostQuoted).map(spoken);
      return { kind, name, ...subject, workbook: '', document: changes.join('') };
    }
    case 'heading': {
      const now = part === undefined ? '' : (report.headings[part] ?? partHeading(part) ?? '');
      const theirs = String(document ?? '');
      if (part === undefined || normaliseLabel(now) === normaliseLabel(theirs)) return undefined;
      return { kind, name, ...subject, workbook: now, document: theirs };
    }
    case 'missing': {
      if (part !== undefined && (report.text[part] ?? '').trim() === '') return undefined;
      return { kind, name, ...subject, workbook: '有', document: '没有' };
    }
    case 'form':
      return { kind, name, workbook: orBlank(workbook), document: orBlank(document) };
    default:
      return undefined;
  }
}

/** Undefined where nothing was kept. Pure. */
export function keptDifferences(contents: Contents, report: Report): EditedDocument | undefined {
  const kept = readKeptComparison(contents);
  if (!kept) return undefined;
  return { file: kept.file, differences: kept.rows.flatMap((row) => stillDiffers(row, report) ?? []) };
}
