/** `nianbao compare WORKBOOK DOCUMENT`: what an edited or published document says otherwise; `--take` takes it back. */
import {
  compareDocument,
  takeBack,
  takings,
  type DocumentComparison,
  type Taking,
} from '../../actions/compare-document';
import { sentenceChanges, type Piece } from '../../compare/sentence-changes';
import { textName, textKeys, type TextKey } from '../../form/text';
import type { TableId } from '../../form/form';
import { isRefusal, refuse } from '../../form/refusal';
import { tableHeading } from '../../workbook/plan/report-blocks';
import { filesNamed } from '../arguments';
import { say, tell, type Command } from '../command';
import { openFile, openFileForWriting, saveFile } from '../open-file';
import { openSource } from '../open-source';
import { wording } from '../wording';

function nameOf(part: TextKey | TableId): string {
  const text = textKeys.find((key) => key === part);
  return text === undefined ? tableHeading(part as TableId) : textName(text);
}

/** What is left out and what is put in, marked as text: `新收［-23-］｛+24+｝件`. */
function marked({ kind, text }: Piece): string {
  if (kind === 'same') return text;
  return kind === 'removed' ? `［-${text}-］` : `｛+${text}+｝`;
}

function describe({ figures, words, headings, missing, changedFields }: DocumentComparison): void {
  for (const { name, workbook, document } of figures)
    say(wording.comparedNumber(name, String(workbook ?? '（空）'), String(document ?? '（空）')));
  for (const { part, name, workbook, document } of words) {
    say(workbook.trim() === '' ? wording.comparedAdded(name) : wording.comparedWords(name));
    for (const { kind, pieces } of sentenceChanges(workbook, document))
      say(`  ${wording.sentence[kind]}：${pieces.map(marked).join('').trim()}`);
    for (const field of changedFields[part] ?? []) say(`  ${wording.comparedField(field)}`);
  }
  for (const { name, workbook, document } of headings) say(wording.comparedHeading(name, workbook, document));
  for (const part of missing) say(wording.comparedMissing(nameOf(part)));
}

function comparisonJson({
  same,
  figures,
  words,
  headings,
  missing,
  added,
  notes,
}: DocumentComparison): object {
  return {
    same,
    figures: figures.map(({ cell, workbook, document }) => ({ cell, workbook, document })),
    words: words.map(({ part, workbook, document }) => ({ part, workbook, document })),
    headings: headings.map(({ part, workbook, document }) => ({ part, workbook, document })),
    missing,
    added,
    notes: notes.map(({ severity, message }) => ({ severity, message })),
  };
}

export const compare: Command = {
  name: 'compare',
  options: { json: { type: 'boolean' }, take: { type: 'string' } },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名', '要对照的文件名']);
    if (isRefusal(files)) return files;
    const [path = '', document = ''] = files;
    const wanted = args.value('take');
    const taking = takings.find((one) => one === wanted);
    if (wanted !== undefined && taking === undefined)
      return refuse('usage', wording.badTaking(wanted, takings));
    const source = await openSource(document);
    if (isRefusal(source)) return source;
    const workbook = await (taking === undefined ? openFile(path) : openFileForWriting(path));
    if (isRefusal(workbook)) return workbook;
    const shown = await compareDocument(workbook, source);
    if (isRefusal(shown)) return shown;
    if (args.flag('json')) say(JSON.stringify(comparisonJson(shown), null, 2));
    else {
      for (const note of shown.notes) tell(`${wording[note.severity]}：${note.message}`);
      describe(shown);
      say(wording.compared(shown.same));
    }
    if (taking === undefined) return shown.same ? 0 : 1;
    return taken(path, workbook, source, taking, shown);
  },
};

async function taken(
  path: string,
  workbook: Exclude<Awaited<ReturnType<typeof openFile>>, { readonly kind: 'refusal' }>,
  source: Parameters<typeof takeBack>[1],
  taking: Taking,
  shown: DocumentComparison,
): ReturnType<Command['run']> {
  const result = await takeBack(workbook, source, taking, shown);
  if (isRefusal(result)) return result;
  if (result.written > 0) {
    const failed = await saveFile(path, await workbook.save(), false);
    if (failed) return failed;
  }
  const left = await compareDocument(workbook, source);
  if (isRefusal(left)) return left;
  tell(wording.takenBack(result.written, left.same));
  return left.same ? 0 : 1;
}
