/** How the tables of the form are set, in every format: what is bold, and which table may not be parted. */
import type { DocumentCell, TableBlock } from './document';

/** Heads, and the main rows of table 3 (一、二、三、四), stand in bold type as reports print them. */
export function isStrong({ role, column }: DocumentCell, { id }: TableBlock): boolean {
  return role === 'head' || (id === 'requests' && role === 'stub' && column === 0);
}

/** Tables 3 and 4 stay whole on a page: their heads say what the numbers are. Others may run on. */
export function staysWhole({ id }: TableBlock): boolean {
  return id === 'requests' || id === 'cases';
}
