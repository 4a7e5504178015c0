/** The workbench for the tests of a block. */
import { afterAll, beforeAll } from '@jest/globals';
import { present } from '../tools';
import { workbenchRoom, type OpenedWorkbench, type WorkbenchRoom } from './open-workbench';

const opening = 120_000;

/** One browser and one server for a block, where there is a Chromium; asked for within its tests. */
export function roomForAll(): () => WorkbenchRoom {
  let room: WorkbenchRoom | undefined;
  beforeAll(async () => {
    if (present('chromium')) room = await workbenchRoom();
  }, opening);
  afterAll(async () => {
    await room?.close();
  });
  return () => {
    if (!room) throw new Error('the workbench is not open');
    return room;
  };
}

/** One page for a block: given to `take` before its tests. */
export function pageForAll(take: (opened: OpenedWorkbench) => void): void {
  const room = roomForAll();
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
