/** The formats a report can be written in; a writer is loaded when it is first used. */
import type { ReportDocument } from './document';

export type FormatId = 'docx' | 'html';

export interface Format {
  readonly id: FormatId;
  readonly mime: string;
  /** The whole file; the same document gives the same bytes. */
  readonly write: (document: ReportDocument) => Promise<Uint8Array>;
}

export const formats: readonly Format[] = [
  {
    id: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (document) => (await import('./docx')).writeDocx(document),
  },
  {
    id: 'html',
    mime: 'text/html;charset=utf-8',
    write: async (document) => (await import('./html')).writeHtml(document),
  },
];
