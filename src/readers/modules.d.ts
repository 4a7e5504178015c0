/** What pdfjs-dist ships without types, and what webpack adds to a module. */

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** Set on the global object as `pdfjsWorker` too, where pdfjs looks for it before it starts a worker of its own. */
  export const WorkerMessageHandler: object;
}

interface ImportMeta {
  /** Every file of a folder that matches, as a function of `./name`. */
  readonly webpackContext: (folder: string, options: { readonly regExp: RegExp }) => WebpackContext;
}

interface WebpackContext {
  (file: string): string;
  readonly keys: () => readonly string[];
}
