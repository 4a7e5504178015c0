/** Hands a finished file to the browser's downloads. */
import type { OutputFile, Saved } from '../host';

export function download({ name, mediaType, bytes }: OutputFile): Saved {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
  return { kind: 'saved', how: 'download' };
}
