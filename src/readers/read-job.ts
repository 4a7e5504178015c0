/** One file, read in the thread or page this runs in. */
import { brokeDown, mostSeconds, tookTooLong, tookTooMuch } from '../intake/formats/apart';
import type { ApartFormat } from '../intake/formats/format-list';
import { TooMuch, type SourceDocument } from '../intake/formats/blocks';
import type { CMapSource, PdfLibrary } from '../intake/formats/pdf/pdf-library';
import { readPdf, TimeUp } from '../intake/formats/pdf/read-pdf';
import type { Refusal } from '../form/refusal';

/** How this host gets at the libraries; each is loaded when it is first asked for. */
export interface Libraries {
  readonly pdf: () => Promise<{ readonly library: PdfLibrary; readonly cMap: CMapSource }>;
}

/** What a thread is asked. */
export interface ReadJob {
  readonly format: ApartFormat;
  readonly bytes: Uint8Array;
}

/** Never throws: whatever goes wrong inside a parser is the file's refusal. */
export async function readJob({ bytes }: ReadJob, libraries: Libraries): Promise<SourceDocument | Refusal> {
  try {
    const { library, cMap } = await libraries.pdf();
    return await readPdf(bytes, { library, cMap, deadline: Date.now() + mostSeconds * 1_000 });
  } catch (error) {
    if (error instanceof TimeUp) return tookTooLong();
    return error instanceof TooMuch ? tookTooMuch() : brokeDown();
  }
}
