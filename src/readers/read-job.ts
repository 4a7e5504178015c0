/** One file, read in the thread or page this runs in. */
import { brokeDown, tookTooLong, tookTooMuch, type ApartResult } from '../intake/formats/apart';
import { apartLimits, type ApartFormat } from '../intake/formats/format-list';
import { TooLarge } from '../container/zip';
import { TooMuch } from '../intake/formats/blocks';
import type { CMapSource, PdfLibrary } from '../intake/formats/pdf/pdf-library';
import { readPdf, TimeUp } from '../intake/formats/pdf/read-pdf';
import { readSheets, type SheetsLibrary } from '../intake/formats/sheets/read-sheets';

/** How this host gets at the libraries; each is loaded when it is first asked for. */
export interface Libraries {
  readonly pdf: () => Promise<{ readonly library: PdfLibrary; readonly cMap: CMapSource }>;
  readonly sheets: () => Promise<SheetsLibrary>;
}

/** What a thread is asked. */
export interface ReadJob {
  readonly format: ApartFormat;
  readonly bytes: Uint8Array;
}

async function read({ format, bytes }: ReadJob, libraries: Libraries): Promise<ApartResult> {
  switch (format) {
    case 'pdf': {
      const { library, cMap } = await libraries.pdf();
      return readPdf(bytes, { library, cMap, deadline: Date.now() + apartLimits.seconds * 1_000 });
    }
    case 'sheets':
      return readSheets(bytes, await libraries.sheets());
  }
}

/** Never throws: whatever goes wrong inside a parser is the file's refusal. */
export async function readJob(job: ReadJob, libraries: Libraries): Promise<ApartResult> {
  try {
    return await read(job, libraries);
  } catch (error) {
    if (error instanceof TimeUp) return tookTooLong();
    return error instanceof TooMuch || error instanceof TooLarge ? tookTooMuch() : brokeDown();
  }
}
