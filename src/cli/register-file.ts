/** `--units`: the register as .csv (UTF-8 or GB18030) or as the first sheet of a workbook that has it. */
import { extname } from 'node:path';
import { isRefusal, type Refusal } from '../form/refusal';
import { decodeText } from '../intake/formats/decode';
import { csvRows } from '../rollup/csv';
import { readRegister, type Register } from '../rollup/register';
import { textOf } from '../workbook/entry';
import { readBytes } from './files';
import { openFile } from './open-file';
import { refuse } from '../form/refusal';
import { wording } from './wording';

export async function readRegisterFile(path: string): Promise<Register | Refusal> {
  if (extname(path).toLowerCase() === '.xlsx') {
    const workbook = await openFile(path);
    if (isRefusal(workbook)) return workbook;
    const { sheets } = await workbook.read();
    const registers = sheets.map((sheet) => readRegister(sheet.cells.map((cells) => cells.map(textOf))));
    return (
      registers.find((one) => !isRefusal(one)) ??
      registers[0] ??
      refuse('no-register', wording.noRegister(path))
    );
  }
  const bytes = await readBytes(path);
  if (isRefusal(bytes)) return bytes;
  const text = decodeText(bytes);
  return text === undefined ? refuse('no-register', wording.noRegister(path)) : readRegister(csvRows(text));
}
