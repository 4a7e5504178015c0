/** What the checks say of one report, for the unit that sent it: by the names of its cells, whatever file they were in. */
import { cellOf, tableIds } from '../form/index';
import { sections } from '../form/editions/2021';
import { textKeys, textName, type TextKey } from '../form/text';
import type { Subject } from '../form/report';
import { findingKeys } from '../rules/finding-key';
import type { Finding } from '../rules/finding';
import type { Evidence } from '../rules/rule';
import type { Problem } from './submission';

const isText = (subject: Subject): subject is TextKey => (textKeys as readonly string[]).includes(subject);

/** `三、依申请公开：新收申请·总计`, `五、问题与改进：主要问题`; empty where it points at nothing. */
function nameOf({ cells, about }: Finding): string {
  const [cell] = cells;
  if (cell !== undefined) {
    const table = tableIds.find((id) => cell.startsWith(`${id}/`));
    const section = sections.find((candidate) => candidate.table === table);
    return `${section ? `${section.numeral}、${section.short}：` : ''}${cellOf(cell).name}`;
  }
  const part = about?.find(isText);
  return part === undefined ? '' : textName(part);
}

/** Open findings only. `explained`: what the unit wrote on 校验结果, by the finding's key. */
export function problemsOf(
  findings: readonly Finding[],
  evidence: Evidence,
  explained: ReadonlyMap<string, string> = new Map(),
): readonly Problem[] {
  const keys = findingKeys(findings, evidence);
  return findings.flatMap((finding, index): readonly Problem[] => {
    if (explained.has(keys[index] ?? '')) return [];
    const { severity, message, basis, expected, actual } = finding;
    return [
      {
        severity,
        where: nameOf(finding),
        message,
        basis,
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
      },
    ];
  });
}
