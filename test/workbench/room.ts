/** The workbench for the tests of a block. */
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { lastPassed, present } from '../tools';
import { workbenchRoom, type From, type OpenedWorkbench, type WorkbenchRoom } from './open-workbench';

/** A browser and a big page, on a machine that may be busy. */
const opening = 300_000;

/** One browser and one server for a block, where there is a Chromium; asked for within its tests. */
function roomOf(from?: From): () => WorkbenchRoom {
  let room: WorkbenchRoom | undefined;
  beforeAll(async () => {
    if (present('chromium')) room = await workbenchRoom(from);
  }, opening);
  afterAll(async () => {
    await room?.close();
  });
  return () => {
    if (!room) throw new Error('the workbench is not open');
    return room;
  };
}

/** A room for a block; what a test opens in it is closed after the test, or emptied for the next where it passed. */
export function roomForAll(from?: From): () => WorkbenchRoom {
  const room = roomOf(from);
  afterEach(async () => {
    if (present('chromium')) await room().closePages(lastPassed());
  }, opening);
  return room;
}

/** An empty workbook for each test of a block: given to `take` before it. */
export function pageForEach(take: (opened: OpenedWorkbench) => void): void {
  const room = roomForAll();
  beforeEach(async () => {
    if (present('chromium')) take(await room().open());
  }, opening);
}

/** One page for a block whose tests each open a workbook of their own: given to `take` before its tests. */
export function pageForAll(take: (opened: OpenedWorkbench) => void): void {
  const room = roomOf();
  beforeAll(async () => {
    if (present('chromium')) take(await room().open());
  }, opening);
}

/** What the page asks, by kind; always answered with yes. */
export function questionsOf({ page }: OpenedWorkbench): readonly string[] {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  return asked;
}
