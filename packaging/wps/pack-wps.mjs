/**
 * `npm run pack:wps`: builds dist/wps, and makes of it what is handed out, in out/wps.
 *   公开年报助手-WPS-<version>.zip   for one clerk: the add-in's folder and the installers
 *   online/                        for an office's web server: the pages and publish.html; with --url also
 *                                  jsplugins.xml and the archive ogi-report_<version>.7z it names
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wrongAddress } from '../address.cjs';
import { build, clearOld, filesUnder, root, stop, tell, version, zipFolder } from '../kit.mjs';
import { sevenZip } from './seven-zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    /** The address jsplugins.xml and the archive will have: http(s)://…/, or file:///…/ for a folder of each machine. */
    url: { type: 'string' },
    /** Pages that are built already; built anew where left out. */
    from: { type: 'string' },
    to: { type: 'string', default: join(root, 'out', 'wps') },
  },
});
const name = 'ogi-report';
const folder = `${name}_${version}`;
const kit = `公开年报助手-WPS-${version}`;

function foldersOf(names) {
  const folders = new Set();
  for (const one of names) {
    const parts = one.split('/');
    for (let count = 1; count < parts.length; count += 1) folders.add(parts.slice(0, count).join('/'));
  }
  return [...folders].sort();
}

/** Windows PowerShell reads a script as Chinese only with a byte order mark; its editor wants its line ends. */
const forWindows = (text) => `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`;

const read = (file) => readFileSync(join(here, file), 'utf8');

clearOld(values.to, (one) => one === 'online' || one.startsWith('公开年报助手-WPS-'));
const wrong =
  values.url === undefined
    ? undefined
    : wrongAddress(values.url, { schemes: ['https:', 'http:', 'file:'], what: '--url' });
if (wrong !== undefined) stop(wrong);
const from = values.from ?? join(root, 'dist', 'wps');
if (values.from === undefined) build('wps');

const pages = filesUnder(from);
const ribbon = pages.find((page) => page.name === 'ribbon.xml');
// WPS calls an add-in invalid whose ribbon starts with anything else, a byte order mark included.
if (!ribbon?.content.toString('utf8').startsWith('<customUI'))
  stop(`${from} 还没有构建好：ribbon.xml 没有，或者开头不是 <customUI`);

const kitFolder = join(values.to, kit);
cpSync(from, join(kitFolder, folder), { recursive: true });
writeFileSync(join(kitFolder, 'install.ps1'), forWindows(read('install.ps1')));
writeFileSync(join(kitFolder, 'install.cmd'), read('install.cmd').replace(/\r?\n/g, '\r\n'));
writeFileSync(join(kitFolder, 'install.sh'), read('install.sh').replace(/\r\n/g, '\n'), { mode: 0o755 });
writeFileSync(
  join(kitFolder, '安装说明.txt'),
  forWindows(read('安装说明.txt').replaceAll('<版本>', version)),
);

zipFolder(values.to, kit, { runs: (file) => file === 'install.sh' });

const online = join(values.to, 'online');
cpSync(from, online, { recursive: true });
writeFileSync(join(online, 'publish.html'), read('publish.html'));
if (values.url !== undefined) {
  const entries = pages.map((page) => ({ ...page, name: `${folder}/${page.name}` }));
  const folders = foldersOf(entries.map((entry) => entry.name)).map((one) => ({ name: one }));
  writeFileSync(join(online, `${folder}.7z`), sevenZip([...folders, ...entries]));
  const lines = [
    '<jsplugins>',
    `  <jsplugin enable="true" name="${name}" version="${version}" type="et" url="${values.url}${folder}.7z"/>`,
    '</jsplugins>',
  ];
  writeFileSync(join(online, 'jsplugins.xml'), `${lines.join('\n')}\n`);
}
tell(values.to);
