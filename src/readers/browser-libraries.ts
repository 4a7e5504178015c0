/** The libraries as a page or a worker of the browser loads them: from where the page is, or from inside it. */
import type { PdfLibrary } from '../intake/formats/pdf/pdf-library';
import type { Libraries } from './read-job';

export const browserLibraries: Libraries = {
  sheets: () => import('@e965/xlsx'),
  pdf: async () => {
    // Before pdfjs itself: it finds this one on the global object and starts no worker of its own.
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    const library: PdfLibrary = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
    return {
      library,
      cMap: async (name) => (await import('./character-maps')).characterMap(name),
    };
  },
};
