/**
 * What a sheet is called while one takes the place of the other (only ever 校验结果). A failure between the two may
 * leave it, and the next host to open the workbook may be another: without the other it is that sheet, beside it a
 * leftover.
 */
const prefix = '~年报草稿 ';

export const waitingName = (name: string): string => `${prefix}${name}`;

/** The name it waits for; undefined for any other sheet. */
export function waitingFor(name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}
