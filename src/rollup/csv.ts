/** A table of text parted by commas or tabs (RFC 4180): quoted cells may hold separators, line ends and doubled quotes. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const body = text.replace(/^\ufeff/u, '');
  const [head = ''] = body.split(/\r?\n/u);
  const separator = head.includes('\t') ? '\t' : head.includes('，') && !head.includes(',') ? '，' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator || character === '\n') {
      row.push(cell.replace(/\r$/u, ''));
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  row.push(cell.replace(/\r$/u, ''));
  return [...rows, row].filter((cells) => cells.some((text) => text.trim() !== ''));
}
