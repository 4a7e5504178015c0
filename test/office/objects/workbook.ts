/** The workbook: the root of every object path. */
import { wholeWorkbook, type Book, type Name } from '../book';
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';
import { rangeOf, spotOf } from './range';
import { worksheetOf } from './worksheet';

function worksheets(book: Book): WireObject {
  const find = (key: string): WireObject | null => {
    const sheet = book.sheet(key);
    return sheet ? worksheetOf(book, sheet) : null;
  };
  const need = (key: string): WireObject => {
    const sheet = find(key);
    if (!sheet) throw new ApiError('ItemNotFound', "The requested resource doesn't exist.", 404);
    return sheet;
  };
  return wire({
    type: 'WorksheetCollection',
    items: () => book.sheets.map((sheet) => worksheetOf(book, sheet)),
    item: need,
    call: {
      GetItem: need,
      GetItemOrNullObject: find,
      GetActiveWorksheet: () => need(book.active),
      Add: (name: string) => worksheetOf(book, book.addSheet(name)),
      _RegisterAddedEvent: () => void (book.listening.added = true),
      _UnregisterAddedEvent: () => void (book.listening.added = false),
      _RegisterDeletedEvent: () => void (book.listening.deleted = true),
      _UnregisterDeletedEvent: () => void (book.listening.deleted = false),
      _RegisterDataChangedEvent: () => void book.listening.changed.add(wholeWorkbook),
      _UnregisterDataChangedEvent: () => void book.listening.changed.delete(wholeWorkbook),
    },
  });
}

function nameOf(book: Book, { name, formula }: Name): WireObject {
  return wire({
    type: 'NamedItem',
    get: { Name: () => name, Formula: () => formula, Value: () => formula, Type: () => 'Range' },
    call: {
      Delete: () => void book.names.delete(name.toLowerCase()),
      GetRangeOrNullObject: () => {
        const place = book.placeOf(name);
        const sheet = place && book.sheet(place.sheet);
        return place && sheet ? rangeOf({ book, sheet, area: place.area }) : null;
      },
    },
  });
}

function names(book: Book): WireObject {
  const find = (key: string): WireObject | null => {
    const name = book.names.get(key.toLowerCase());
    return name ? nameOf(book, name) : null;
  };
  const need = (key: string): WireObject => {
    const name = find(key);
    if (!name) throw new ApiError('ItemNotFound', "The requested resource doesn't exist.", 404);
    return name;
  };
  return wire({
    type: 'NamedItemCollection',
    items: () => [...book.names.values()].map((name) => nameOf(book, name)),
    item: need,
    call: {
      GetItem: need,
      GetItemOrNullObject: find,
      Add: (name: string, reference: WireObject) => {
        const { sheet, area } = spotOf(reference);
        book.addName(name, sheet, area);
        return need(name);
      },
    },
  });
}

export function workbookOf(book: Book): WireObject {
  const all = { worksheets: worksheets(book), names: names(book) };
  const runtime = wire({
    type: 'Runtime',
    get: { EnableEvents: () => book.enableEvents },
    set: {
      EnableEvents: (on: boolean) => {
        book.enableEvents = on;
      },
    },
  });
  return wire({
    type: 'Workbook',
    get: { Worksheets: () => all.worksheets, Names: () => all.names, _Runtime: () => runtime },
    call: {
      GetActiveCell: () => {
        const sheet = book.sheet(book.active);
        if (!sheet) throw new ApiError('ItemNotFound', 'no sheet is active', 404);
        const { row, column } =
          book.selected?.sheet === sheet.name ? book.selected.area : { row: 0, column: 0 };
        return rangeOf({ book, sheet, area: { row, column, rows: 1, columns: 1 } });
      },
    },
  });
}
