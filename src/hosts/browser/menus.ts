/** The grid's menus without what would be refused (locks.ts). */
import { SheetsUIMenuSchema, type MenuConfig } from '@univerjs/preset-sheets-core';
import { isAllowedCommand } from './locks';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Entries are under the id of their command, a submenu under an id of its own: it goes when all in it go. */
function refusedIn(schema: Schema): readonly string[] {
  return Object.entries(schema).flatMap(([id, entry]) => {
    if (!isSchema(entry)) return [];
    const below = Object.keys(entry).filter((key) => isSchema(entry[key]));
    const refused = refusedIn(entry);
    const gone = below.length > 0 ? below.every((key) => refused.includes(key)) : !isAllowedCommand(id);
    return gone ? [id, ...refused] : refused;
  });
}

export const menus: MenuConfig = Object.fromEntries(
  refusedIn(SheetsUIMenuSchema).map((id) => [id, { hidden: true }]),
);
