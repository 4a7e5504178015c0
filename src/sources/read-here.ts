/** Reads a source in the page or worker this runs in; each parser is loaded when a file first needs it. */
import type { Source } from '../actions/source';
import type { Refusal } from '../form/refusal';

/** A file as it came; `name` is only spoken of. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadSource = (file: SourceFile) => Promise<Source | Refusal>;

export const readHere: ReadSource = async ({ name, bytes }) =>
  (await import('../actions/read-source')).readSource(bytes, name, {
    openWorkbook: async (source) => (await import('../hosts/file/open')).openWorkbook(source),
    readApart: async (format, source) => {
      const [{ readJob }, { browserLibraries }] = await Promise.all([
        import('../readers/read-job'),
        import('../readers/browser-libraries'),
      ]);
      return readJob({ format, bytes: source }, browserLibraries);
    },
  });
