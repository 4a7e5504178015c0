/** What a program leaves when a sheet is copied: a name of the sheet's own, spelled like one of the workbook's. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The same .xlsx, where `sheet` has a name of its own for its first cell. */
export function withOwnName(bytes: Uint8Array, sheet: string, name: string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const index = [...xml.matchAll(/<sheet [^>]*name="([^"]*)"/gu)].findIndex(([, one]) => one === sheet);
  const own = `<definedName name="${name}" localSheetId="${String(index)}">'${sheet}'!$A$1</definedName>`;
  const changed = xml.replace('</definedNames>', `${own}</definedNames>`);
  if (index < 0 || changed === xml) throw new Error(`no sheet ${sheet}, or no names`);
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(changed) });
}
