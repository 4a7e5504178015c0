/**
 * Saves a finished file where the clerk finds it: beside the workbook, else on the desktop. A file of another content
 * is never overwritten, and nothing is called saved that was not read back byte for byte.
 */
import type { EtAddIn, EtFileSystem } from '../hosts/wps/add-in-facade';
import { attempt } from '../hosts/wps/session';
import { wordsOf, type Told } from '../workbook/trial';
import { type Refusal, refuse } from '../form/refusal';

export interface SavedFile {
  readonly kind: 'saved';
  readonly how: 'path';
  readonly path: string;
}

/** Characters a page may pass at once to `fromCharCode`. */
const most = 0x8000;

/** One character a byte. */
export function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += most)
    text += String.fromCharCode(...bytes.subarray(at, at + most));
  return text;
}

function sameBytes(bytes: Uint8Array, other: Uint8Array): boolean {
  return bytes.length === other.length && bytes.every((byte, at) => byte === other[at]);
}

/** Whether the file holds exactly these bytes, by size and by reading it back in one of the two ways there are. */
function holds(files: EtFileSystem, path: string, bytes: Uint8Array): boolean {
  let size: number | undefined;
  attempt(() => (size = files.stat(path).size));
  if (size !== undefined && size !== bytes.length) return false;
  const ways = [
    () => sameBytes(bytes, new Uint8Array(files.ReadFileAsArrayBuffer(path) ?? [])),
    () => files.readAsBinaryString(path) === binaryString(bytes),
  ];
  // Where reading does not work, or not as it should, the other way may still tell.
  return ways.some((way) => {
    let same = false;
    attempt(() => (same = way()));
    return same;
  });
}

/** Folders to try, best first; a workbook in the cloud has an address, not a folder. */
function folders(app: EtAddIn): readonly string[] {
  const ways = [
    () => app.ActiveWorkbook?.Path ?? '',
    () => app.Env.GetDesktopPath(),
    () => app.Env.GetDownloadPath(),
    () => app.Env.GetHomePath(),
  ];
  const found: string[] = [];
  for (const way of ways)
    attempt(() => {
      const folder = way();
      if (folder !== '' && !/^\w{2,}:\/\//u.test(folder)) found.push(folder.replace(/[\\/]+$/u, ''));
    });
  return [...new Set(found)];
}

function legalName(name: string): string {
  return name.replace(/[\\/:*?"<>|\r\n\t]/gu, '_');
}

/** `报告.docx`, `报告（2）.docx`, … */
function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf('.');
  const cut = dot < 0 ? name.length : dot;
  return `${name.slice(0, cut)}（${String(number)}）${name.slice(cut)}`;
}

const mostCopies = 99;

/**
 * Ways to write a file, the documented one first. It was reported (2025, Windows) that a path of any kind is refused
 * (`path cannot contains "/" or "\\"`) and only bare names are taken, into a folder of WPS's own: from there it is copied.
 * `bare`: a name no file of the clerk's has.
 */
function waysTo(files: EtFileSystem, path: string, data: string): readonly (readonly [string, () => void])[] {
  const slashed = path.replace(/\\/gu, '/');
  const bare = `ogi-${String(Date.now())}.tmp`;
  return [
    ['照原样的路径', () => files.writeAsBinaryString(path, data)],
    ...(slashed === path ? [] : [['换成 / 的路径', () => files.writeAsBinaryString(slashed, data)] as const]),
    [
      '只用文件名，再复制',
      () => {
        try {
          files.writeAsBinaryString(bare, data);
          files.copyFileSync(bare, path);
        } finally {
          attempt(() => {
            files.Remove(bare);
          });
        }
      },
    ],
  ];
}

/** A version that does not tell is found out by reading back. */
function isThere(files: EtFileSystem, path: string): boolean {
  let there = false;
  attempt(() => (there = files.Exists(path)));
  return there;
}

/** The path of the file as saved into this folder; undefined where it cannot be. `said` gets what WPS said. */
function saveInto(
  files: EtFileSystem,
  folder: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  said: string[],
): string | undefined {
  const separator = folder.includes('\\') ? '\\' : '/';
  for (let number = 1; number <= mostCopies; number += 1) {
    const path = `${folder}${separator}${numbered(name, number)}`;
    if (isThere(files, path)) {
      // The same report again is the same file.
      if (holds(files, path, bytes)) return path;
      continue;
    }
    for (const [, way] of waysTo(files, path, binaryString(bytes))) {
      try {
        way();
      } catch (error) {
        said.push(error instanceof Error ? error.message : String(error));
      }
      if (holds(files, path, bytes)) return path;
      attempt(() => {
        files.Remove(path);
      });
    }
    return undefined;
  }
  return undefined;
}

/** A version that keeps add-ins in a folder of its own: no folder of the clerk's will do, so none is to be asked for. */
const keptIn = /path cannot contain/iu;

/** A refusal where no folder takes the whole file. */
export function saveFile(
  app: EtAddIn,
  file: { readonly name: string; readonly bytes: Uint8Array },
): SavedFile | Refusal {
  const tried = folders(app);
  const said: string[] = [];
  for (const folder of tried) {
    let path: string | undefined;
    const legal = { name: legalName(file.name), bytes: file.bytes };
    attempt(() => (path = saveInto(app.FileSystem, folder, legal, said)));
    if (path !== undefined) return { kind: 'saved', how: 'path', path };
  }
  if (said.some((words) => keptIn.test(words)))
    return refuse(
      'not-saved',
      `这一版 WPS 不让加载项往文件夹里存文件，“${file.name}”没有存成。报告没有丢：请先保存工作簿，再用网页工作台打开它生成报告，或者点“复制全文”粘贴到文字文档里；也可以请信息部门升级 WPS。`,
    );
  return refuse(
    'not-saved',
    `没能把“${file.name}”完整地存下来（试过：${tried.join('、')}）。请把工作簿存到自己能写的文件夹，关掉同名的文件，再试一次。`,
  );
}

/** For a self-check: which way of writing works in which folder; what was written is taken away. Paths are not told. */
export function savingTold(app: EtAddIn): readonly Told[] {
  const { FileSystem: files } = app;
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  return folders(app).map((folder, index): Told => {
    const separator = folder.includes('\\') ? '\\' : '/';
    const path = `${folder}${separator}年报自检-${String(Date.now())}.tmp`;
    const said: string[] = [];
    const works = waysTo(files, path, binaryString(bytes)).find(([, way]) => {
      try {
        way();
      } catch (error) {
        said.push(wordsOf(error).split(folder).join('…'));
      }
      const whole = holds(files, path, bytes);
      attempt(() => {
        files.Remove(path);
      });
      return whole;
    });
    const left = isThere(files, path) ? '，试存的文件没有删掉' : '';
    return {
      what: `存文件：第 ${String(index + 1)} 个文件夹${/[^\x20-\x7e]/u.test(folder) ? '（中文名）' : ''}`,
      how: `${works ? `可以，${works[0]}` : `不行：${[...new Set(said)].join('；') || '写了读不回来'}`}${left}`,
      asAssumed: works?.[0] === '照原样的路径',
    };
  });
}
