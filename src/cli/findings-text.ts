/** Findings as a person reads them on a terminal. */
import { inOrder } from '../form/cause';
import { unseenCharacters } from '../form/characters';
import { tallyOf } from '../form/severity';
import type { CheckJson } from './check-file';
import { resultTexts } from '../workbook/result-texts';
import type { FindingJson } from './finding-json';
import { wording } from './wording';

function suspectsIn(suspects: FindingJson['suspects']): readonly string[] {
  if (suspects?.length === 0) return [wording.noSuspect];
  return (suspects ?? []).map(({ words, where }) => wording.suspect(words, where));
}

/** `follows`: the finding before has the same cause, and says what it is. */
function describeFinding(finding: FindingJson, follows: boolean): string {
  const { severity, where, message, values = [], basis, explanation, suspects } = finding;
  const details = [...values.map(({ name, value }) => `${name} ${String(value)}`), wording.basis(basis)];
  const shown = where.length > 4 ? [...where.slice(0, 4), '…'] : where;
  const place = shown.length === 0 ? '' : ` ${shown.join('，')}`;
  const suspectLines = follows ? [resultTexts.sameCause] : suspectsIn(suspects);
  const lines = [
    `  [${wording.severity[severity]}]${place}`,
    `      ${message}`,
    `      ${details.join('；')}`,
    ...(explanation === undefined ? suspectLines : []).map((line) => `      ${line}`),
    ...(explanation === undefined ? [] : [`      ${wording.explanation(explanation)}`]),
  ];
  return lines.join('\n');
}

/** A file's heading line and its findings. */
export function describeResult(result: CheckJson): string {
  const { file, unit, year, findings, refusal } = result;
  if (refusal) return `${file}：${wording.refused}\n  ${refusal.message}`;
  const who = `${unit === '' || unit === null ? wording.unnamed : unit} ${wording.year(year)}`;
  const { found, explained } = tallyOf(findings);
  const counts = wording.counts(found.error, found.warning, found.hint, explained);
  if (findings.length === 0) return `${file}：${who}\n  ${wording.clean}`;
  const said = inOrder(findings).flatMap((group) =>
    group.map((finding, at) => describeFinding(finding, at > 0)),
  );
  const lines = [`${file}：${who}`, `  ${counts}`, ...said];
  // A file's words go to a terminal here, which would obey control characters.
  return lines.join('\n').replace(unseenCharacters, '');
}
