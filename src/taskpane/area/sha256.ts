/** What tells one file from another, on every page the pane may be. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * In hexadecimal digits. Pages from file: and https: have the browser's own digest; those of an intranet's http: have
 * not, but a browser that is young enough for the library (its other digests, unused, are left out of the build).
 */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  return bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes));
}
