/** The libraries as Node loads them, from beside the program. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PdfLibrary } from '../intake/formats/pdf/pdf-library';
import type { Libraries } from './read-job';

class StandIn {
  readonly draws = false;
}

/** pdfjs warns, and makes one of the first while it loads, where Node has none of them; only drawing uses them. */
function standIn(): void {
  const page = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown };
  page.DOMMatrix ??= StandIn;
  page.ImageData ??= StandIn;
  page.Path2D ??= StandIn;
}

export const nodeLibraries: Libraries = {
  sheets: () => import('@e965/xlsx'),
  pdf: async () => {
    standIn();
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    const library: PdfLibrary = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
    const folder = dirname(
      createRequire(join(__dirname, 'reader-worker.js')).resolve('pdfjs-dist/package.json'),
    );
    return {
      library,
      cMap: async (name) =>
        /^[\w-]+$/u.test(name)
          ? readFile(join(folder, 'cmaps', `${name}.bcmap`)).catch(() => undefined)
          : undefined,
    };
  },
};
