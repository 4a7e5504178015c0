/**
 * The CMaps of Chinese fonts that a file names and does not carry, put into the program as text: where a page comes
 * from file: nothing can be fetched. They are those of GB character sets, 292 KB of the 1.7 MB there are.
 */

const files = import.meta.webpackContext('pdfjs-dist/cmaps', { regExp: /GB[^/]*\.bcmap$/u });

/** The bytes of the map, or undefined for one of another country's fonts. */
export function characterMap(name: string): Uint8Array | undefined {
  const path = `./${name}.bcmap`;
  if (!files.keys().includes(path)) return undefined;
  return Uint8Array.from(atob(files(path)), (character) => character.charCodeAt(0));
}
