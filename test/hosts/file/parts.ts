/** What differs between two packages, part by part and cell by cell. */
import { expect } from '@jest/globals';
import { strFromU8 } from 'fflate';
import { XmlReader } from '../../../src/container/xml';
import { inflateEntry, zipEntries } from '../../../src/container/zip';
import { scanCells } from '../../../src/hosts/file/splice/scan-cells';
import { cellName } from '../../../src/workbook/a1';

export type PartTexts = ReadonlyMap<string, string>;

/** Every part, its bytes as a string. */
export function partsOf(file: Uint8Array): PartTexts {
  return new Map(
    zipEntries(file).map((entry) => [
      entry.name,
      strFromU8(inflateEntry(entry, 1 << 26), !/\.(?:xml|rels|vml)$/iu.test(entry.name)),
    ]),
  );
}

/** Parts that are there after and not before, gone, or another. */
export function changedParts(before: PartTexts, after: PartTexts): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

interface Taken {
  readonly cells: ReadonlyMap<string, string>;
  /** The part without its cells. */
  readonly rest: string;
}

function takenApart(xml: string): Taken {
  const cells = new Map<string, string>();
  const cuts: (readonly [number, number])[] = [];
  const reader = new XmlReader(xml);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    if (piece !== 'open' || reader.name !== 'sheetData') continue;
    scanCells(reader, {
      cell: ({ row, column, start, end }) => {
        cells.set(cellName(row, column), xml.slice(start, end));
        cuts.push([start, end]);
      },
    });
  }
  let rest = '';
  let at = 0;
  for (const [start, end] of cuts) {
    rest += xml.slice(at, start);
    at = end;
  }
  return { cells, rest: rest + xml.slice(at) };
}

/** Addresses of cells that are written otherwise; everything but cells must be as it was. */
export function changedCells(before: string, after: string): readonly string[] {
  const [old, now] = [takenApart(before), takenApart(after)];
  expect(now.rest).toBe(old.rest);
  const addresses = new Set([...old.cells.keys(), ...now.cells.keys()]);
  return [...addresses].filter((address) => old.cells.get(address) !== now.cells.get(address)).sort();
}
