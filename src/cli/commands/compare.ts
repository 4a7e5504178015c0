/**
 * `nianbao compare WORKBOOK DOCUMENT`: what an edited or published document says otherwise, and what the rules say of it;
 * `--take` takes it back, `--keep` keeps in the workbook what stays different.
 */
import { compareDocument, type DocumentComparison } from '../../actions/compare/compare-document';
import { keepComparison, partName } from '../../actions/compare/keep-comparison';
import type { Source } from '../../actions/source';
import { takeBack, takings, wholeChoice, type Taking } from '../../actions/compare/take-back';
import { today } from '../../actions/today';
import { sentenceChanges } from '../../compare/sentence-changes';
import { spoken } from '../../compare/spoken';
import { cellOf } from '../../form/index';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { basename } from 'node:path';
import { filesNamed } from '../arguments';
import { say, tell, type Command } from '../command';
import { findingJson } from '../finding-json';
import { openFile, openFileForWriting, saveFile } from '../open-file';
import { openSource } from '../open-source';
import { wording } from '../wording';

/** More names of cells are counted. */
const mostNames = 8;

function describe(comparison: DocumentComparison): void {
  const { figures, words, headings, form, unread, missing, changedFields, findings } = comparison;
  for (const { name, workbook, document } of figures)
    say(wording.comparedNumber(name, String(workbook ?? '（空）'), String(document ?? '（空）')));
  for (const { part, name, workbook, document } of words) {
    say(workbook.trim() === '' ? wording.comparedAdded(name) : wording.comparedWords(name));
    for (const change of sentenceChanges(workbook, document)) say(`  ${spoken(change)}`);
    for (const changed of changedFields[part] ?? [])
      say(`  ${wording.comparedField(changed.field, changed.workbook, changed.document)}`);
  }
  for (const { name, workbook, document } of headings) say(wording.comparedHeading(name, workbook, document));
  for (const { part, workbook, document } of form)
    say(wording.comparedForm(partName(part), workbook, document));
  for (const part of missing) say(wording.comparedMissing(partName(part)));
  if (unread.length > 0) {
    const names = unread.slice(0, mostNames).map((cell) => cellOf(cell).name);
    say(wording.comparedUnread(unread.length, `${names.join('、')}${unread.length > mostNames ? '等' : ''}`));
  }
  if (findings.length > 0) say(wording.comparedFindings(findings.length));
  for (const { severity, message } of findings) say(`  ${wording.severity[severity]}：${message}`);
}

function comparisonJson(comparison: DocumentComparison): object {
  const { same, figures, words, headings, form, unread, missing, added, findings, notes } = comparison;
  return {
    same,
    figures: figures.map(({ cell, workbook, document }) => ({ cell, workbook, document })),
    words: words.map(({ part, workbook, document }) => ({ part, workbook, document })),
    headings: headings.map(({ part, workbook, document }) => ({ part, workbook, document })),
    form,
    missing,
    added,
    unread,
    findings: findings.map(findingJson),
    notes: notes.map(({ severity, message }) => ({ severity, message })),
  };
}

export const compare: Command = {
  name: 'compare',
  options: { json: { type: 'boolean' }, take: { type: 'string' }, keep: { type: 'boolean' } },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名', '要对照的文件名']);
    if (isRefusal(files)) return files;
    const [path = '', document = ''] = files;
    const wanted = args.value('take');
    const taking = takings.find((one) => one === wanted);
    if (wanted !== undefined && taking === undefined)
      return refuse('usage', wording.badTaking(wanted, takings));
    const keep = args.flag('keep');
    const source = await openSource(document);
    if (isRefusal(source)) return source;
    const workbook = await (taking === undefined && !keep ? openFile(path) : openFileForWriting(path));
    if (isRefusal(workbook)) return workbook;
    const shown = await compareDocument(workbook, source);
    if (isRefusal(shown)) return shown;
    if (args.flag('json')) say(JSON.stringify(comparisonJson(shown), null, 2));
    else {
      for (const note of shown.notes) tell(`${wording[note.severity]}：${note.message}`);
      describe(shown);
      say(wording.compared(shown.same));
    }
    if (taking === undefined && !keep) return shown.same ? 0 : 1;
    const failed = await written({
      path,
      workbook,
      source,
      shown,
      taking,
      ...(keep ? { keepAs: document } : {}),
    });
    if (failed) return failed;
    const left = await compareDocument(workbook, source);
    if (isRefusal(left)) return left;
    return left.same ? 0 : 1;
  },
};

interface Wanted {
  readonly path: string;
  readonly workbook: Exclude<Awaited<ReturnType<typeof openFile>>, Refusal>;
  readonly source: Source;
  readonly shown: DocumentComparison;
  readonly taking: Taking | undefined;
  /** Under which name what stays is kept. */
  readonly keepAs?: string;
}

/** Takes and keeps, and saves once; the file is left as it was where one of them is refused. */
async function written({
  path,
  workbook,
  source,
  shown,
  taking,
  keepAs,
}: Wanted): Promise<Refusal | undefined> {
  const done: string[] = [];
  if (taking !== undefined) {
    const result = await takeBack(workbook, source, wholeChoice(shown, taking), { comparison: shown });
    if (isRefusal(result)) return result;
    const left = await compareDocument(workbook, source);
    if (isRefusal(left)) return left;
    done.push(wording.takenBack(result.written, left.same));
  }
  if (keepAs !== undefined) {
    const result = await keepComparison(workbook, source, basename(keepAs), today());
    if (isRefusal(result)) return result;
    done.push(wording.keptDifferences(result.differences));
  }
  const failed = await saveFile(path, await workbook.save(), false);
  if (failed) return failed;
  for (const line of done) tell(line);
  return undefined;
}
