/** Reading and writing files: whole or not at all, and nothing that exists is ever lost. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { wording } from './wording';
import { type Refusal, refuse } from '../form/refusal';

/** No report or its source comes near this; a larger file is refused before it is read into memory. */
const largest = 64 * 1024 * 1024;

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The bytes of a file, or why it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array | Refusal> {
  try {
    const { size } = await stat(path);
    if (size > largest) return refuse('too-large', wording.tooLarge(path));
    return await readFile(path);
  } catch (error) {
    switch (errorCode(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        return refuse('not-found', wording.notFound(path));
      case 'EISDIR':
        return refuse('folder', wording.isFolder(path));
      default:
        return refuse('unreadable', wording.cannotRead(path));
    }
  }
}

/** What a file that is set aside is called. */
const aside = {
  name: (stem: string, n: number, extension: string) => `${stem}.旧${String(n)}${extension}`,
  pattern: /\.旧\d+\.[^.]+$/u,
};

async function freeName(path: string): Promise<string> {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  for (let n = 1; ; n += 1) {
    const name = aside.name(stem, n, extension);
    if (!(await exists(name))) return name;
  }
}

/**
 * Writes a file in one step: to a temporary name beside it, then renamed, so that a crash leaves the old or the new.
 * `keepOld`: a different file of that name is first set aside under a new name, which is returned.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  options: { readonly keepOld: boolean },
): Promise<{ readonly kind: 'written'; readonly aside?: string } | Refusal> {
  let folder: string | undefined;
  try {
    const old = (await exists(path)) ? await readFile(path) : undefined;
    if (old?.equals(bytes)) return { kind: 'written' };
    await mkdir(dirname(resolve(path)), { recursive: true });
    folder = await mkdtemp(join(dirname(resolve(path)), '.nianbao-'));
    const temporary = join(folder, 'new');
    await writeFile(temporary, bytes, { flush: true });
    const kept = old && options.keepOld ? await freeName(path) : undefined;
    if (kept !== undefined) await rename(path, kept);
    await rename(temporary, path);
    return { kind: 'written', ...(kept === undefined ? {} : { aside: kept }) };
  } catch {
    return refuse('unwritable', wording.cannotWrite(path));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** What is checked: workbooks of ours. */
const workbookExtensions = ['.xlsx', '.xlsm'];

/** Whether a file has one of these endings. `~$…` is a lock file of one that is open, and no report. */
export function isNamed(name: string, extensions: readonly string[] = workbookExtensions): boolean {
  return extensions.includes(extname(name).toLowerCase()) && !name.startsWith('~$');
}

/** Whether a file was set aside by us for another of its name. */
export function isAside(name: string): boolean {
  return aside.pattern.test(name);
}

/** The files of a folder, by name; undefined where it is none. */
async function filesIn(path: string, extensions: readonly string[]): Promise<readonly string[] | undefined> {
  const names = await readdir(path).catch(() => undefined);
  return names
    ?.filter((name) => isNamed(name, extensions))
    .sort()
    .map((name) => join(path, name));
}

/** Folders replaced by the files in them with these endings; one that has none stays, and cannot be read as a file. */
export async function expandFolders(
  paths: readonly string[],
  extensions: readonly string[] = workbookExtensions,
): Promise<{ readonly files: readonly string[]; readonly asides: readonly string[] }> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const all = (await filesIn(path, extensions)) ?? [];
      const files = all.filter((name) => !isAside(name));
      return {
        files: files.length === 0 ? [path] : files,
        asides: all.filter(isAside),
      };
    }),
  );
  return { files: found.flatMap(({ files }) => files), asides: found.flatMap(({ asides }) => asides) };
}
