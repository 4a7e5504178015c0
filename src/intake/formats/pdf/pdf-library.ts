/**
 * What is used of pdfjs-dist, as it is in 5.4.624. The arguments of its operator lists are not documented and have
 * changed before: test/intake/pdf/library.test.ts holds their shape.
 */

/** `[operator that paints, [path] or [null], [minX, minY, maxX, maxY] or null]`; see page-marks.ts for the path. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

/** A glyph of `showText`; a bare number among them moves by thousandths of the font size. */
export interface PdfGlyph {
  readonly unicode: string;
  /** In thousandths of the font size. */
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

export interface PdfFont {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[] | null;
  readonly defaultVMetrics?: readonly number[] | null;
  /** With these members where the font says nothing of its characters, and each glyph's number is given for one. */
  readonly toUnicode?: { readonly firstChar?: number; readonly lastChar?: number } | null;
}

export interface PdfPage {
  readonly getViewport: (options: { readonly scale: number }) => {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly getOperatorList: (options: { readonly annotationMode: number }) => Promise<OperatorList>;
  readonly getAnnotations: () => Promise<
    readonly { readonly subtype?: string; readonly fieldValue?: unknown }[]
  >;
  readonly commonObjs: { readonly has: (id: string) => boolean; readonly get: (id: string) => unknown };
  readonly cleanup: () => unknown;
}

export interface PdfFile {
  readonly numPages: number;
  readonly getPage: (number: number) => Promise<PdfPage>;
  readonly getMetadata: () => Promise<{ readonly info: object }>;
  readonly getOptionalContentConfig: () => Promise<{ readonly isVisible: (group: unknown) => boolean }>;
}

/** A table that turns the codes of a Chinese font into glyph numbers or characters (Adobe's CMap resources). */
export type CMapSource = (name: string) => Promise<Uint8Array | undefined>;

/** The module, and what a host has to bring along for it. */
export interface PdfLibrary {
  readonly getDocument: (options: object) => {
    readonly promise: Promise<PdfFile>;
    readonly destroy: () => Promise<void>;
  };
  readonly OPS: Readonly<Record<string, number>>;
}
