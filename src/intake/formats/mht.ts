/**
 * A web page saved as one file (MHTML, RFC 2557), which is also what old office systems call a .doc: the first page in
 * it. Pictures and style sheets beside it are not looked at.
 */
import { Broken } from '../../container/zip';
import { refuse, type Refusal } from '../../form/refusal';
import type { SourceDocument } from './blocks';
import { decodeText } from './decode';
import { readHtml } from './html';

interface Part {
  /** In small letters by name; a header that goes on in the next line is one. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A message in a message in a message: no page lies deeper. */
const mostDepth = 5;
const mostParts = 2_000;
const mostOfHeaders = 20_000;

/** One character a byte. */
function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4_096)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 4_096)));
  return pieces.join('');
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function partOf(text: string): Part {
  const start = /^\s*/u.exec(text)?.[0].length ?? 0;
  const head = text.slice(start, start + mostOfHeaders);
  const end = /\r?\n\r?\n/u.exec(head);
  if (!end) throw new Broken('a part without an end of its headers');
  const lines = head
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/gu, ' ')
    .split(/\r?\n/u);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, body: text.slice(start + end.index + end[0].length) };
}

/** Quoted-printable (RFC 2045, 6.7) as bytes, one a character. */
function unquoted(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/gu, '')
    .replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 2045, 6.8), by hand: the core knows no host's `atob`. */
function fromBase64(text: string): string {
  const pieces: string[] = [];
  let [bits, held] = [0, 0];
  for (const character of text) {
    const value = digits.indexOf(character);
    if (value < 0) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    pieces.push(String.fromCharCode((held >> bits) & 255));
    held &= (1 << bits) - 1;
  }
  return pieces.join('');
}

function decoded({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding === 'quoted-printable') return unquoted(body);
  return encoding === 'base64' ? fromBase64(body) : body;
}

/** The first page among the parts, as bytes. */
function pageIn(part: Part, depth = 0): Uint8Array | undefined {
  const type = part.headers.get('content-type') ?? 'text/plain';
  if (/^text\/html\b|^application\/xhtml/iu.test(type)) return bytesOf(decoded(part));
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/iu.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (!/^multipart\//iu.test(type) || boundary === undefined || depth > mostDepth) return undefined;
  if (!part.body.includes(`--${boundary}--`)) throw new Broken('the last boundary is missing');
  const pieces = `\n${part.body}`.split(`\n--${boundary}`, mostParts).slice(1);
  for (const piece of pieces) {
    if (piece.startsWith('--')) break;
    const page = pageIn(partOf(piece), depth + 1);
    if (page) return page;
  }
  return undefined;
}

/** Reads the page. Throws Broken (zip.ts) for half a file, TooMuch (blocks.ts) for what no report holds. */
export function readMht(bytes: Uint8Array): SourceDocument | Refusal {
  const page = pageIn(partOf(latin(bytes)));
  if (!page) {
    return refuse(
      'mhtml',
      '这是邮件或“单个文件”网页，里面没有找到网页正文。请打开它，全选、复制，粘贴到 Word 或 WPS 的空白文档里，保存为 .docx 再导入。',
    );
  }
  const text = decodeText(page);
  if (text === undefined) throw new Broken('a page in no known encoding');
  return readHtml(text);
}
