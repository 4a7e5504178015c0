/** A finding as `check --json` prints it (product.md): with its places spelled. */
import { spellPlace } from '../workbook/a1';
import type { CellChange, LocatedFinding, Suspect } from '../rules/locate';

/** `where` is empty for a cell that is not in the workbook. */
type ChangeJson = Omit<CellChange, 'where'> & { readonly where: string };

interface SuspectJson extends ChangeJson, Pick<Suspect, 'certain' | 'words'> {
  readonly together: readonly ChangeJson[];
}

export interface FindingJson extends Omit<LocatedFinding, 'where' | 'suspects' | 'cause'> {
  /** `三、依申请公开!D7` */
  readonly where: readonly string[];
  readonly suspects?: readonly SuspectJson[];
  /** The number to mend first: with it, this finding would be gone. */
  readonly cause?: ChangeJson;
  /** The cell that is certainly wrong, where there is one, in short. */
  readonly suspect?: { readonly cell: string; readonly value: number };
}

function changeJson({ cell, value, where, name }: CellChange): ChangeJson {
  return { cell, value, where: where ? spellPlace(where) : '', name };
}

function suspectJson(suspect: Suspect): SuspectJson {
  const { certain, together, words } = suspect;
  return { ...changeJson(suspect), certain, together: together.map(changeJson), words };
}

export function findingJson(finding: LocatedFinding): FindingJson {
  const { where, suspects, cause, ...rest } = finding;
  const [first] = suspects ?? [];
  return {
    ...rest,
    where: where.map(spellPlace),
    ...(suspects ? { suspects: suspects.map(suspectJson) } : {}),
    ...(cause ? { cause: changeJson(cause) } : {}),
    ...(first?.certain === true ? { suspect: { cell: first.cell, value: first.value } } : {}),
  };
}
