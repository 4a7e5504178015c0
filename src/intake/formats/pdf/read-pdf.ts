/** A PDF with text → blocks. What holds no text that could be trusted is refused: scans, forms of XFA, locked files. */
import { refuse, type Refusal } from '../../../form/refusal';
import { TooMuch, type SourceDocument } from '../blocks';
import { documentBlocks } from './document-flow';
import { identity, toMatrix } from './matrix';
import { pageFlow, type PageFlow } from './page-flow';
import { withoutFurniture } from './page-furniture';
import { pageMarks } from './page-marks';
import type { CMapSource, PdfFile, PdfFont, PdfLibrary } from './pdf-library';
import { streamsOf } from './streams';

/** A report has 5 to 40 pages. */
const mostPages = 200;

/** The reader gave up because its time was over. */
export class TimeUp extends Error {}

export interface ReadPdfOptions {
  readonly library: PdfLibrary;
  readonly cMap: CMapSource;
  /** When to give up, as `Date.now()` counts; checked between pages. */
  readonly deadline: number;
}

const words = {
  scan: '这份 PDF 是扫描件或整页图片，里面没有可以读的文字。请向编制单位要 Word 原件，或在电脑上打开发布的网页另存后导入。',
  recognised:
    '这份 PDF 是扫描件，文字是识别软件加上去的，数字靠不住。请向编制单位要 Word 原件，或在电脑上打开发布的网页另存后导入。',
  noText: '这份 PDF 里没有文字（可能都转成了图形）。请找 Word 原件，或打开发布的网页另存后导入。',
  unknown:
    '这份 PDF 里的字体没有说明各是什么字（复制出来是乱码），无法读取。请找 Word 原件，或打开发布的网页另存后导入。',
  encrypted: '这份 PDF 设了打开密码，无法读取。请去掉密码另存一份，再导入。',
  xfa: '这份 PDF 是动态表单（XFA），只有 Adobe 的软件能显示。请在 Adobe Reader 里打印成普通 PDF，或找 Word 原件。',
  corrupt: '这份 PDF 不完整或已损坏，可能没有拷贝完。请重新拷贝或下载，或打开它另存一份再导入。',
} as const;

function optionsOf(data: Uint8Array, cMap: CMapSource): object {
  return {
    // pdfjs takes the buffer over.
    data: data.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // Whether a font says which characters its glyphs are.
    fontExtraProperties: true,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are never decoded.
    maxImageSize: 1,
    enableXfa: false,
    verbosity: 0,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    CMapReaderFactory: class {
      async fetch({ name }: { readonly name: string }): Promise<object> {
        const cMapData = await cMap(name);
        if (!cMapData) throw new Error(`no CMap ${name}`);
        return { cMapData, isCompressed: true };
      }
    },
  };
}

async function readPage(
  file: PdfFile,
  number: number,
  names: ReadonlyMap<number, string>,
  isVisible: (group: unknown) => boolean,
): Promise<PageFlow> {
  const page = await file.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList({ annotationMode: 0 });
  const fontOf = (id: unknown): PdfFont => {
    const key = String(id);
    return page.commonObjs.has(key) ? (page.commonObjs.get(key) as PdfFont) : {};
  };
  const marks = pageMarks(list, { names, fontOf, isVisible, base: toMatrix(transform) ?? identity });
  page.cleanup();
  return pageFlow(marks, { width, height });
}

function doubtsOf(pages: readonly PageFlow[], damaged: number): readonly string[] {
  const sum = (of: (page: PageFlow) => number): number => pages.reduce((total, page) => total + of(page), 0);
  const pagesThat = (are: (page: PageFlow) => boolean): readonly string[] =>
    pages.flatMap((page, index) => (are(page) ? [String(index + 1)] : []));
  const pictures = pagesThat(({ letters, pictured }) => letters < 10 && pictured > 0.3);
  const [unreadable, doubtful] = [sum((page) => page.unreadable), sum((page) => page.doubtful)];
  const broken = sum((page) => page.broken);
  const unseen = sum((page) => page.unseen);
  const unruled = pagesThat((page) => page.unruled);
  const columns = pagesThat((page) => page.inTwoColumns);
  return [
    ...(damaged > 0 ? ['PDF 里有损坏的内容，读到的文字和数字可能不全、不对'] : []),
    ...(pictures.length > 0 ? [`第 ${pictures.join('、')} 页是图片，没有读入`] : []),
    ...(unreadable > 0 ? [`有 ${String(unreadable)} 个字认不出来（PDF 里的字体没有说明），以“□”代替`] : []),
    ...(unseen > 0 ? [`有 ${String(unseen)} 个字看不见（被盖住、与底色相同，或在页面以外），没有读入`] : []),
    ...(columns.length > 0
      ? [`第 ${columns.join('、')} 页的文字像是排成两栏，读出来会左右串行，请对照原文改过来`]
      : []),
    ...(doubtful > 0 ? [`表格里有 ${String(doubtful)} 处数字压在线上，分不清是哪一格的，没有读入`] : []),
    ...(unruled.length > 0 ? [`第 ${unruled.join('、')} 页的表没有画全格线，数字是按所在位置读的`] : []),
    ...(broken > 0 ? [`表格里有 ${String(broken)} 个数字在格子里分成了两行，已连起来读入`] : []),
  ];
}

/** Whether there is nothing to read, and why. */
function refuseTextless(pages: readonly PageFlow[]): Refusal | undefined {
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0);
  if (letters >= 60) return unreadable > letters / 2 ? refuse('no-text', words.unknown) : undefined;
  const isPictured = pages.some(({ pictured }) => pictured > 0.3);
  if (pages.some(({ unprinted }) => unprinted > 30)) return refuse('scan', words.recognised);
  return isPictured ? refuse('scan', words.scan) : refuse('no-text', words.noText);
}

async function readFile(
  file: PdfFile,
  damaged: number,
  { library, deadline }: ReadPdfOptions,
): Promise<SourceDocument | Refusal> {
  if (file.numPages > mostPages) throw new TooMuch();
  const { info } = await file.getMetadata();
  if ((info as { readonly IsXFAPresent?: unknown }).IsXFAPresent === true) return refuse('xfa', words.xfa);
  const layers = await file.getOptionalContentConfig();
  const names = new Map(Object.entries(library.OPS).map(([name, code]) => [code, name]));
  const read: PageFlow[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    if (Date.now() > deadline) throw new TimeUp();
    read.push(await readPage(file, number, names, (group) => layers.isVisible(group)));
  }
  const textless = refuseTextless(read);
  if (textless) return textless;
  const { pages } = withoutFurniture(read);
  return { kind: 'document', blocks: documentBlocks(pages), doubts: doubtsOf(read, damaged) };
}

/** Reads the file. Throws TooMuch (blocks.ts) for what no report is, TimeUp when the deadline has passed. */
export async function readPdf(bytes: Uint8Array, options: ReadPdfOptions): Promise<SourceDocument | Refusal> {
  const { damaged } = streamsOf(bytes);
  const task = options.library.getDocument(optionsOf(bytes, options.cMap));
  try {
    return await readFile(await task.promise, damaged, options);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof TimeUp) throw error;
    const { name } = error as { readonly name?: string };
    return name === 'PasswordException'
      ? refuse('encrypted', words.encrypted)
      : refuse('corrupt', words.corrupt);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
