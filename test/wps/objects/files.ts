/** The disk as WPS shows it to add-ins: bytes go one character each. */
import type { EtHost } from '../host';
import { strict } from '../strict';

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
}

const slashed = (path: string): string => path.replace(/\\/gu, '/');

export function fileSystemOf(host: EtHost): object {
  const { files, disk } = host;
  const { paths } = host.mode;
  const bare = (path: string): boolean => !/[\\/]/u.test(path);
  const check = (path: string): void => {
    if (paths === 'slashes' && path.includes('\\')) throw new Error(`invalid path ${path}`);
    if (paths.startsWith('names') && !bare(path)) throw new Error('path cannot contains "/" or "\\"');
  };
  const folders = (): readonly string[] => disk.folders.map(slashed);
  /** A file has one place, whichever way its path is spelled. */
  const place = (path: string): string =>
    [...files.keys()].find((one) => slashed(one) === slashed(path)) ?? spelled(path);
  /** As the system spells it. */
  const spelled = (path: string): string =>
    host.mode.linux || bare(path) ? path : path.replace(/\//gu, '\\');
  const need = (path: string): string => {
    const data = files.get(place(path));
    if (data === undefined) throw new Error(`ENOENT ${path}`);
    return data;
  };
  return strict(host, 'FileSystem', {
    call: {
      Exists: (path: string) => files.has(place(path)) || disk.folders.includes(path),
      Remove: (path: string) => void files.delete(place(path)),
      stat: (path: string) => ({ size: need(path).length }),
      writeAsBinaryString: (path: string, data: string) => {
        if (/[^\0-\xff]/u.test(data)) throw new Error('a byte is at most 255');
        check(path);
        if (bare(path) ? !paths.startsWith('names') : !folders().includes(slashed(parentOf(path))))
          return false;
        files.set(place(path), disk.damage(data));
        return true;
      },
      copyFileSync: (from: string, to: string) => {
        if (paths === 'names, no copies') throw new Error('copyFileSync: access denied');
        const data = need(from);
        if (!folders().includes(slashed(parentOf(to)))) throw new Error(`ENOENT ${to}`);
        files.set(place(to), data);
      },
      readAsBinaryString: need,
      ReadFileAsArrayBuffer: (path: string) => {
        if (disk.noBuffers) throw new TypeError('ReadFileAsArrayBuffer is not a function');
        if (disk.emptyHanded) return null;
        return Uint8Array.from(need(path), (character) => character.charCodeAt(0)).buffer;
      },
    },
  });
}

export function envOf(host: EtHost): object {
  const home = host.mode.linux ? '/home/zhang' : 'C:\\Users\\zhang';
  const under = (folder: string) => () => (host.mode.linux ? `${home}/${folder}` : `${home}\\${folder}`);
  return strict(host, 'Env', {
    call: { GetDesktopPath: under('Desktop'), GetDownloadPath: under('Downloads'), GetHomePath: () => home },
  });
}

/** Shared by all pages of the add-in; everything comes back as it went in. */
export function pluginStorageOf(host: EtHost): object {
  const kept = new Map<string, unknown>();
  return strict(host, 'PluginStorage', {
    get: { length: () => kept.size },
    call: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: unknown) => {
        if (!['string', 'number', 'boolean'].includes(typeof value)) throw new TypeError('no such value');
        kept.set(key, value);
      },
      removeItem: (key: string) => void kept.delete(key),
    },
  });
}
