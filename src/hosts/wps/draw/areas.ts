/**
 * Rectangles of a sheet as ranges, as few as WPS allows: a range of several rectangles (`A1:B2,D4`) is set at one
 * stroke. Should a version know no such ranges, each rectangle is one, only slower.
 */
import { areaName } from '../../../workbook/a1';
import type { Area } from '../../../workbook/workbook';
import type { EtFont, EtFormatConditions, EtInterior, EtRange, EtSheet, EtValidation } from '../facade';
import type { WpsSession } from '../session';

/** What `Range` takes as an address. */
const longestAddress = 255;

/** A range, and what hangs on it, asked for once. */
export class Brush {
  readonly range: EtRange;
  #font: EtFont | undefined;
  #interior: EtInterior | undefined;
  #conditions: EtFormatConditions | undefined;
  #validation: EtValidation | undefined;

  constructor(range: EtRange) {
    this.range = range;
  }

  get font(): EtFont {
    return (this.#font ??= this.range.Font);
  }

  get interior(): EtInterior {
    return (this.#interior ??= this.range.Interior);
  }

  get validation(): EtValidation {
    return (this.#validation ??= this.range.Validation);
  }

  get conditions(): EtFormatConditions {
    return (this.#conditions ??= this.range.FormatConditions);
  }
}

const one = (row: number, column: number): string => areaName({ row, column, rows: 1, columns: 1 });

/** Asks the sheet for a range of two cells, and counts them. */
function severalAreas(sheet: EtSheet): boolean {
  try {
    return sheet.Range(`${one(0, 0)},${one(2, 2)}`).Areas.Count === 2;
  } catch {
    return false;
  }
}

/** As many addresses as fit. */
function joined(addresses: readonly string[]): readonly string[] {
  const lists: string[] = [];
  for (const address of addresses) {
    const last = lists[lists.length - 1];
    if (last !== undefined && last.length + 1 + address.length <= longestAddress)
      lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}

export class SheetAreas {
  readonly session: WpsSession;
  readonly sheet: EtSheet;
  readonly #several: boolean;
  readonly #brushes = new Map<string, Brush>();

  constructor(session: WpsSession, sheet: EtSheet) {
    this.session = session;
    this.sheet = sheet;
    this.#several = session.habit('several areas', () => severalAreas(sheet));
  }

  /** All of the areas, in their order. */
  brushes(areas: readonly Area[]): readonly Brush[] {
    const addresses = areas.map(areaName);
    return (this.#several ? joined(addresses) : addresses).map((address) => {
      const brush = this.#brushes.get(address) ?? new Brush(this.sheet.Range(address));
      this.#brushes.set(address, brush);
      return brush;
    });
  }

  brush(area: Area): Brush {
    const address = areaName(area);
    const brush = this.#brushes.get(address) ?? new Brush(this.sheet.Range(address));
    this.#brushes.set(address, brush);
    return brush;
  }
}
