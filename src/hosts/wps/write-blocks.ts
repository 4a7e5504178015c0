/**
 * Writes blocks, locked cells included, all or none: places, passwords and what stands there are looked at first;
 * protection is lifted for the writing and put back as it was; what fails half-way is written back.
 */
import { areaName } from '../../workbook/a1';
import type { Input } from '../../workbook/cell-matches';
import { fits } from '../../workbook/limits';
import type { Area, Block, CellInput, Content, Written } from '../../workbook/workbook';
import type { EtSheet } from './facade';
import { sheetNamed, sheetsIn } from './present';
import { unprotect } from './protection';
import { putCells } from './put-cells';
import { contentsIn } from './read/read-cells';
import { attempt, type WpsSession } from './session';

interface Target {
  readonly name: string;
  readonly sheet: EtSheet;
  readonly area: Area;
  readonly inputs: readonly (readonly CellInput[])[];
  readonly before: readonly (readonly Content[])[];
}

/** Rows of a block may differ in length; each run of rows of one length is a rectangle. */
function rectangles({ row, column, inputs }: Block): readonly Pick<Target, 'area' | 'inputs'>[] {
  const runs: { readonly first: number; readonly lines: (readonly CellInput[])[] }[] = [];
  inputs.forEach((line, index) => {
    const last = runs[runs.length - 1];
    if (last && last.lines[0]?.length === line.length) last.lines.push(line);
    else runs.push({ first: index, lines: [line] });
  });
  return runs.flatMap(({ first, lines }) => {
    const columns = lines[0]?.length ?? 0;
    return columns === 0
      ? []
      : [{ area: { row: row + first, column, rows: lines.length, columns }, inputs: lines }];
  });
}

function targetsIn(sheet: EtSheet, block: Block): readonly Target[] {
  return rectangles(block).map((rectangle) => ({
    ...rectangle,
    name: block.sheet,
    sheet,
    before: contentsIn(sheet.Range(areaName(rectangle.area)), rectangle.area),
  }));
}

/** What stood there, in a form that puts it back. */
function formerly({ before }: Target): readonly (readonly Input[])[] {
  return before.map((line) =>
    line.map(({ value, formula }): Input =>
      formula === undefined ? { kind: 'value', value } : { kind: 'formula', formula, result: '' },
    ),
  );
}

/** What stood in the place of a rectangle of a block. */
function written({ name, area: { row, column }, inputs, before }: Target): Written {
  return { block: { sheet: name, row, column, inputs }, before };
}

/** Gives what was looked at first. */
export function writeBlocks(session: WpsSession, blocks: readonly Block[]): readonly Written[] {
  if (blocks.length === 0) return [];
  // A programming error, and comes as one.
  if (!blocks.every(fits)) throw new Error('no such place');
  return session.change((book) => {
    const { sheets } = sheetsIn(session, book);
    const targets = blocks.flatMap((block) => targetsIn(sheetNamed(sheets, block.sheet), block));
    const putBack: (() => void)[] = [];
    const done: Target[] = [];
    const formats: (() => void)[] = [];
    try {
      for (const sheet of new Set(targets.map((target) => target.sheet)))
        if (sheet.ProtectContents) unprotect(session, sheet, (step) => putBack.push(step));
      for (const target of targets) {
        done.push(target);
        putCells(target.sheet, target.area, target.inputs, formats);
      }
      return targets.map(written);
    } catch (error) {
      for (const target of done.reverse())
        attempt(() => {
          putCells(target.sheet, target.area, formerly(target), formats);
        });
      for (const step of formats.reverse()) attempt(step);
      throw error;
    } finally {
      // Left off, protection would stay off: each is tried twice.
      for (const step of putBack) if (!attempt(step)) attempt(step);
    }
  });
}
