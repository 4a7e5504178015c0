/** The workbook: its sheets and names. Collections count from 1 and throw where nothing is. */
import type { Worksheet } from 'exceljs';
import { parseArea, quotedSheet } from '../../../src/workbook/a1';
import type { Name } from '../../office/book';
import type { EtHost } from '../host';
import { insideOf, strict } from '../strict';
import { sheetOf } from './worksheet';

/** By number from 1, or by name. */
function itemOf<T>(all: readonly T[], index: unknown, nameOf: (one: T) => string): T {
  const found =
    typeof index === 'number'
      ? all[index - 1]
      : all.find((one) => nameOf(one).toLowerCase() === String(index).toLowerCase());
  if (found === undefined) throw new Error(`0x8002000B no item ${String(index)}`);
  return found;
}

function worksheetsOf(host: EtHost): object {
  const { book } = host;
  return strict(host, 'Sheets', {
    get: { Count: () => book.sheets.length },
    call: {
      Item: (index: unknown) =>
        sheetOf(
          host,
          itemOf(book.sheets, index, ({ name }) => name),
        ),
      Add: (...args: readonly (object | null | undefined)[]) => {
        host.checkLeftOut(args);
        const [before, after] = args;
        if (host.structureProtected) throw new Error('0x800A03EC the structure is protected');
        const next = before ? (insideOf(before) as Worksheet) : undefined;
        const last = after ? (insideOf(after) as Worksheet) : undefined;
        const anchor = next ?? last ?? book.sheet(book.active);
        const place = anchor ? book.positionOf(anchor) + (last && !next ? 1 : 0) : 0;
        let number = book.sheets.length + 1;
        while (book.sheet(`Sheet${String(number)}`)) number += 1;
        const sheet = book.addSheet(`Sheet${String(number)}`);
        book.moveSheet(sheet, place);
        book.active = sheet.name;
        host.tell('WorkbookNewSheet');
        return sheetOf(host, sheet);
      },
    },
  });
}

function nameOf(host: EtHost, { name, formula }: Name): object {
  return strict(host, 'Name', {
    get: { Name: () => name, RefersTo: () => formula },
    call: { Delete: () => void host.book.names.delete(name.toLowerCase()) },
  });
}

/** What is printed is kept as names of the sheet, as are a copied sheet's, and the collection has them too. */
function namesOfSheets({ book }: EtHost): readonly Name[] {
  const own = book.ownNames.map(({ sheet, name, formula }) => ({
    name: `${quotedSheet(sheet)}!${name}`,
    formula,
  }));
  const printed = book.sheets.flatMap(({ name, pageSetup: { printArea, printTitlesRow } }) => {
    const at = quotedSheet(name);
    return [
      ...(printArea === undefined ? [] : [{ name: `${at}!Print_Area`, formula: `=${at}!${printArea}` }]),
      ...(printTitlesRow === undefined
        ? []
        : [{ name: `${at}!Print_Titles`, formula: `=${at}!${printTitlesRow}` }]),
    ];
  });
  return [...own, ...printed];
}

function namesOf(host: EtHost): object {
  const { book } = host;
  const all = (): readonly Name[] => [...book.names.values(), ...namesOfSheets(host)];
  return strict(host, 'Names', {
    get: { Count: () => all().length },
    call: {
      Item: (index: unknown) =>
        nameOf(
          host,
          itemOf(all(), index, ({ name }) => name),
        ),
      // As in VBA, a name that is there already silently means something else from now on.
      Add: (name: string, refersTo: string) => {
        const [, sheet, address] = /^='(.+)'!([$A-Z\d:]+)$/u.exec(refersTo) ?? [];
        if (sheet === undefined || !book.sheet(sheet.replace(/''/gu, "'")) || !parseArea(address ?? ''))
          throw new Error(`0x800A03EC a name cannot mean ${refersTo}`);
        book.names.set(name.toLowerCase(), { name, formula: refersTo });
      },
    },
  });
}

export function workbookOf(host: EtHost): object {
  const { book } = host;
  const sheets = worksheetsOf(host);
  const names = namesOf(host);
  return strict(host, 'Workbook', {
    get: {
      FullName: () => host.fullName,
      Path: () => host.path,
      ProtectStructure: () => host.structureProtected,
      Worksheets: () => sheets,
      Names: () => names,
      ActiveSheet: () =>
        sheetOf(
          host,
          itemOf(book.sheets, book.active, ({ name }) => name),
        ),
    },
  });
}
