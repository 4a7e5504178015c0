/** PDF files made for one test: text in a Chinese font that is named and not carried, straight rules, nothing else. */
import { zlibSync } from 'fflate';

export interface Text {
  readonly x: number;
  /** Of the baseline, from the foot of the page. */
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Text rendering mode; 3 prints nothing. */
  readonly mode?: number;
  /** Quarter turns counter-clockwise. */
  readonly turned?: number;
  /** Operators before it, as they are: a colour. */
  readonly look?: string;
  /** Of a font of `objects` that is named in `fonts`. */
  readonly font?: string;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly rotate?: number;
  readonly texts: readonly Text[];
  /** `[x0, y0, x1, y1]`, along an axis. */
  readonly rules: readonly (readonly [number, number, number, number])[];
  /** Operators before the rest, as they are. */
  readonly before?: string;
  /** And after the rest. */
  readonly after?: string;
  /** The part of the sheet that is shown, as it is. */
  readonly cropBox?: string;
}

export interface FileOptions {
  readonly encoding?: 'UniGB-UCS2-H' | 'GBK-EUC-H' | 'UniGB-UTF16-H';
  readonly drawing?: 'strokes' | 'rectangles';
  readonly packed?: boolean;
  /** Put into the catalogue and the trailer, as they are. */
  readonly catalogue?: string;
  readonly trailer?: string;
  /** Further objects, numbered from 10. */
  readonly objects?: readonly string[];
  /** Further fonts and states of the pages' resources, as they are. */
  readonly fonts?: string;
  readonly states?: string;
}

let gbk: Map<string, number> | undefined;

/** The two bytes of a character, found by asking the decoder for all of them. */
export function gbkOf(character: string): number {
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high += 1)
      for (let low = 0x40; low <= 0xfe; low += 1)
        gbk.set(decoder.decode(Uint8Array.of(high, low)), high * 256 + low);
  }
  return gbk.get(character) ?? character.charCodeAt(0);
}

function hex(text: string, encoding: string): string {
  const codes = Array.from({ length: text.length }, (_, index) => text.charAt(index)).map((character) => {
    if (encoding !== 'GBK-EUC-H') return character.charCodeAt(0).toString(16).padStart(4, '0');
    const code = gbkOf(character);
    return code.toString(16).padStart(code > 255 ? 4 : 2, '0');
  });
  return `<${codes.join('')}>`;
}

const turns = ['1 0 0 1', '0 1 -1 0', '-1 0 0 -1', '0 -1 1 0'] as const;

function contentOf(page: Page, { encoding = 'UniGB-UCS2-H', drawing = 'strokes' }: FileOptions): string {
  const rules = page.rules.map(([x0, y0, x1, y1]) =>
    drawing === 'strokes'
      ? `${String(x0)} ${String(y0)} m ${String(x1)} ${String(y1)} l S`
      : `${String(Math.min(x0, x1) - 0.25)} ${String(Math.min(y0, y1) - 0.25)} ${String(Math.abs(x1 - x0) + 0.5)} ${String(Math.abs(y1 - y0) + 0.5)} re f`,
  );
  const texts = page.texts.map(
    ({ x, y, size, text, mode = 0, turned = 0, look = '0 g', font = 'F1' }) =>
      `${look} BT ${String(mode)} Tr /${font} ${String(size)} Tf ${turns[turned] ?? ''} ${String(x)} ${String(y)} Tm ${hex(text, encoding)} Tj ET`,
  );
  return [page.before ?? '', '0.5 w', ...rules, ...texts, page.after ?? ''].join('\n');
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The file. Half-width characters are half as wide, as `W` says; everything else is a full square. */
export function pdfFile(pages: readonly Page[], options: FileOptions = {}): Uint8Array {
  const { encoding = 'UniGB-UCS2-H', packed = true, catalogue = '', trailer = '', objects = [] } = options;
  const { fonts = '', states = '' } = options;
  const pieces: Uint8Array[] = [];
  const offsets = new Map<number, number>();
  let length = 0;
  const put = (piece: Uint8Array | string): void => {
    const bytes = typeof piece === 'string' ? latin(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, ...body: (Uint8Array | string)[]): void => {
    offsets.set(number, length);
    put(`${String(number)} 0 obj\n`);
    body.forEach(put);
    put('\nendobj\n');
  };
  put('%PDF-1.7\n');
  const first = 10 + objects.length;
  const kids = pages.map((_, index) => `${String(first + index * 2)} 0 R`).join(' ');
  object(1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`);
  object(
    3,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
  );
  object(
    4,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
  );
  object(
    5,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  objects.forEach((body, index) => {
    object(10 + index, body);
  });
  pages.forEach((page, index) => {
    const number = first + index * 2;
    const { width, height, rotate = 0 } = page;
    const content = latin(contentOf(page, options));
    const stream = packed ? zlibSync(content) : content;
    object(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${String(width)} ${String(height)}] /Rotate ${String(rotate)} ${page.cropBox ?? ''} /Resources << /Font << /F1 3 0 R ${fonts} >> /ExtGState << ${states} >> >> /Contents ${String(number + 1)} 0 R >>`,
    );
    const filter = packed ? '/Filter /FlateDecode' : '';
    object(number + 1, `<< /Length ${String(stream.length)} ${filter} >>\nstream\n`, stream, '\nendstream');
  });
  const start = length;
  const most = Math.max(...offsets.keys());
  put(`xref\n0 ${String(most + 1)}\n0000000000 65535 f \n`);
  for (let number = 1; number <= most; number += 1) {
    const offset = offsets.get(number);
    put(offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`);
  }
  put(
    `trailer\n<< /Size ${String(most + 1)} /Root 1 0 R ${trailer} >>\nstartxref\n${String(start)}\n%%EOF\n`,
  );
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
