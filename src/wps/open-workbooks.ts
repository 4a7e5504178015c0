/** Which workbooks are open, and which is in front: the pane stays where the clerk turns to another. */
import type { EtApp } from '../hosts/wps/facade';
import { attempt } from '../hosts/wps/session';

/** By full name; empty where none is open. */
export function frontWorkbook(app: EtApp): string {
  let name = '';
  attempt(() => (name = app.ActiveWorkbook?.FullName ?? ''));
  return name;
}

/** Full names. A version that does not tell has, for all we know, only the one in front. */
export function openWorkbooks(app: EtApp): readonly string[] {
  const names: string[] = [];
  attempt(() => {
    const { Workbooks: all } = app;
    const count = all.Count;
    for (let index = 1; index <= count; index += 1) names.push(all.Item(index).FullName);
  });
  return names;
}
