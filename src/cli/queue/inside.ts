/** Paths that stay in their folder, whatever a job says and whatever links lie there. */
import { lstat, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, sep, win32 } from 'node:path';
import { refuse, type Refusal } from '../../form/refusal';
import { isAside, isNamed } from '../files';
import { wording } from '../wording';

/** The parts of a path of ours: relative, `/` between them; undefined for anything else. */
function partsOf(file: string): readonly string[] | undefined {
  const parts = file.split('/');
  const isOdd = (part: string): boolean =>
    part === '' || part === '.' || part === '..' || (sep !== '/' && part.includes(sep));
  const leads = isAbsolute(file) || win32.parse(file).root !== '';
  return leads || file.includes('\0') || parts.some(isOdd) ? undefined : parts;
}

/** A place in the folder, on this machine; refused where it would lead out, by its words or by a link. */
export async function pathInside(
  folder: string,
  file: string,
): Promise<{ readonly kind: 'inside'; readonly path: string } | Refusal> {
  const parts = partsOf(file);
  const outside = (): Refusal => refuse('outside', wording.outside(file));
  if (!parts) return outside();
  const path = join(folder, ...parts);
  const [root, real] = await Promise.all([realpath(folder), realpath(path).catch(() => undefined)]);
  // What is not there is for the reader to say.
  if (real !== undefined && !real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return outside();
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  return isLink ? outside() : { kind: 'inside', path };
}

export interface Found {
  /** Relative to the folder, `/` between the parts, in order. */
  readonly files: readonly string[];
  /** Old files that were set aside, and links, which are not followed. */
  readonly left: readonly string[];
}

/** The workbooks of a folder and of all below it. Throws what the file system says. */
export async function workbooksUnder(folder: string, below = ''): Promise<Found> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const files: string[] = [];
  const left: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    const path = below === '' ? name : `${below}/${name}`;
    if (name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      const inner = await workbooksUnder(folder, path);
      files.push(...inner.files);
      left.push(...inner.left);
    } else if (entry.isSymbolicLink()) left.push(path);
    else if (entry.isFile() && isNamed(name)) (isAside(name) ? left : files).push(path);
  }
  return { files, left };
}
