/** The file information block at the start of the stream WordDocument (MS-DOC 2.5): where everything else lies. */
import type { Fields } from './fields';

export interface Place {
  readonly at: number;
  readonly length: number;
}

export interface FileInformation {
  readonly isWord: boolean;
  readonly isEncrypted: boolean;
  /** The stream the tables lie in. */
  readonly table: '0Table' | '1Table';
  /** Characters of the main text; notes, heads and feet follow it and are not the report. */
  readonly characters: number;
  /** In the table stream: the pieces of text, where the properties of characters and paragraphs begin, styles, lists. */
  readonly pieces: Place;
  readonly characterProperties: Place;
  readonly paragraphProperties: Place;
  readonly styles: Place;
  readonly lists: Place;
  readonly listFormats: Place;
}

/** Reads it. Throws Broken for a stream too short. */
export function fileInformation(word: Fields): FileInformation {
  const flags = word.short(10);
  const shorts = 32;
  const longs = shorts + 2 + word.short(shorts) * 2;
  const places = longs + 2 + word.short(longs) * 4;
  const count = word.short(places);
  const place = (index: number): Place => {
    if (index >= count) return { at: 0, length: 0 };
    return { at: word.int(places + 2 + index * 8), length: word.int(places + 6 + index * 8) };
  };
  return {
    isWord: word.short(0) === 0xa5ec,
    isEncrypted: (flags & 0x0100) !== 0,
    table: (flags & 0x0200) !== 0 ? '1Table' : '0Table',
    characters: word.int(longs + 2 + 3 * 4),
    styles: place(1),
    characterProperties: place(12),
    paragraphProperties: place(13),
    pieces: place(33),
    lists: place(73),
    listFormats: place(74),
  };
}
