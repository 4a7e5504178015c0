/** The strict WPS: a workbook (exceljs, recalculated), a clerk who types, and what can be made to go wrong. */
import type { CellValue, Worksheet } from 'exceljs';
import type { EtAddIn } from '../../src/hosts/wps/add-in-facade';
import type { Area } from '../../src/workbook/workbook';
import { Book } from '../office/book';
import { modes, type Mode } from './mode';
import { applicationOf } from './objects/application';
import type { Pane } from './objects/task-panes';
import type { Bridge } from './strict';

const corner: Area = { row: 0, column: 0, rows: 1, columns: 1 };

export class EtHost implements Bridge {
  readonly book: Book;
  readonly mode: Mode;
  readonly app: EtAddIn;
  /** Crossings of the bridge so far, and what for. */
  calls = 0;
  readonly trace: string[] = [];
  /** Asked before each crossing, counted from 0; what it gives is thrown. */
  fault: (call: number, what: string) => Error | undefined = () => undefined;
  /** Asked after each: thrown although it was done. */
  lateFault: (call: number) => Error | undefined = () => undefined;
  readonly listeners = new Map<string, Set<() => void>>();
  readonly activeCells = new Map<string, Area>();
  /** What add-ins switch off and on. */
  readonly switches = { screen: true, events: true, alerts: true };
  manual = false;
  /** Page set-up kept back while the printer is not spoken to. */
  printing: { on: boolean; readonly waiting: (() => void)[] } = { on: true, waiting: [] };
  ready = true;
  open = true;
  fullName = '工作簿1';
  /** Full names of other workbooks that are open. */
  others: readonly string[] = [];
  /** The folder of the workbook; none until it is saved. */
  path = '';
  /** By path, a character a byte. */
  readonly files = new Map<string, string>();
  readonly disk = {
    folders: [] as string[],
    /** What becomes of bytes on their way to the disk. */
    damage: (data: string): string => data,
    /** Old: files cannot be read as buffers. */
    noBuffers: false,
    /** Files read as buffers come as nothing. */
    emptyHanded: false,
  };
  readonly panes: Pane[] = [];
  structureProtected = false;
  /** The clerk answers a question of WPS with “cancel”. */
  questions = 0;

  constructor(mode: Mode = modes.documented, book = new Book()) {
    this.mode = mode;
    this.book = book;
    this.app = applicationOf(this) as EtAddIn;
  }

  cross(what: string): void {
    const call = this.calls;
    this.calls += 1;
    this.trace.push(what);
    const error = this.fault(call, what);
    if (error) throw error;
    if (this.mode.refuses.test(what)) throw new Error(`0x80020003 this version has no ${what}`);
  }

  crossed(): void {
    const error = this.lateFault(this.calls - 1);
    if (error) throw error;
  }

  /** How many crossings something takes. */
  async count(action: () => Promise<unknown>): Promise<number> {
    const before = this.calls;
    await action();
    return this.calls - before;
  }

  /** Arguments in front of others, where some are left out. */
  checkLeftOut(args: readonly unknown[]): void {
    for (const argument of args)
      if ((argument === undefined || argument === null) && !this.mode.nothing.includes(argument))
        throw new Error(`0x80020005 ${String(argument)} leaves nothing out`);
  }

  activeCell(sheet: Worksheet): Area {
    return this.activeCells.get(sheet.name) ?? corner;
  }

  /** An add-in has written. */
  wrote(): void {
    if (!this.manual) this.book.touch();
    this.tell('SheetChange');
    this.tell('SheetCalculate');
  }

  tell(event: string): void {
    const { events } = this.mode;
    if (
      events === 'never' ||
      events === 'deaf' ||
      (!this.switches.events && events !== 'always' && events !== 'late')
    )
      return;
    for (const listener of this.listeners.get(event) ?? []) {
      if (events === 'late') setTimeout(listener, 1);
      else listener();
    }
  }

  /** The clerk types; protection holds for them too. */
  type(sheet: string, address: string, value: CellValue): void {
    this.book.type(sheet, address, value);
    this.tell('SheetChange');
  }

  save(): Promise<Uint8Array> {
    return this.book.save();
  }
}
