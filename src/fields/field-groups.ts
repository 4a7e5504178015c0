/** The names of all 〔fields〕 a text can hold, in groups: one a table, and the facts. */
import { facts } from '../form/fact';
import { fieldsOf } from './field';
import { sectionHeading } from '../form/form';
import { tableIds } from '../form/index';
import { ledgerFacts } from '../form/ledger-fact';
import type { Report } from '../form/report';
import { prescribed } from '../form/report-tables';

export interface FieldGroup {
  readonly label: string;
  readonly names: readonly string[];
}

/** `labels`: what the group of facts is called, and that of a ledger, which is there where the workbook has one. */
export function fieldGroups(
  report: Report,
  labels: { readonly facts: string; readonly ledger: string },
): readonly FieldGroup[] {
  const edition = prescribed(report);
  const all = [...fieldsOf(edition)];
  const tables = tableIds.map((id): FieldGroup => {
    const section = edition.sections.find(({ table }) => table === id);
    return {
      label: section ? sectionHeading(section) : id,
      names: all.filter(([, cells]) => cells[0]?.startsWith(`${id}/`) === true).map(([name]) => name),
    };
  });
  return [
    ...tables,
    {
      label: labels.facts,
      names: facts.filter((fact) => 'unit' in fact).map(({ label }) => label),
    },
    ...(report.ledger === undefined
      ? []
      : [{ label: labels.ledger, names: ledgerFacts.map(({ label }) => label) }]),
  ];
}
