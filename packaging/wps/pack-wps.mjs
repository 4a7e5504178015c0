/**
 * `npm run pack:wps`: from dist/wps to what is handed out, in out/wps.
 *   公开年报助手-WPS-<version>.zip   for one clerk: the add-in's folder and the installers
 *   online/                        for an office's web server: the pages and publish.html; with --url also
 *                                  jsplugins.xml and the archive ogi-report_<version>.7z it names
 */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { sevenZip } from './seven-zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const { values } = parseArgs({
  options: {
    /** The address jsplugins.xml and the archive will have: http(s)://…/, or file:///…/ for a folder of each machine. */
    url: { type: 'string' },
    from: { type: 'string', default: join(root, 'dist', 'wps') },
    to: { type: 'string', default: join(root, 'out', 'wps') },
  },
});
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const name = 'ogi-report';
const folder = `${name}_${version}`;
const kit = `公开年报助手-WPS-${version}`;
/** Files of the archives bear the day of the form's notice, so that the same build is the same bytes. */
const day = new Date(2021, 8, 26);

function filesUnder(directory) {
  return readdirSync(directory, { recursive: true })
    .map((file) => join(directory, file))
    .filter((file) => statSync(file).isFile())
    .sort()
    .map((file) => ({ name: relative(directory, file).split(sep).join('/'), content: readFileSync(file) }));
}

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

const pages = filesUnder(values.from);
const ribbon = pages.find((page) => page.name === 'ribbon.xml');
// WPS calls an add-in invalid whose ribbon starts with anything else, a byte order mark included.
if (!ribbon?.content.toString('utf8').startsWith('<customUI'))
  throw new Error('dist/wps is not built: npm run build:wps');
if (values.url !== undefined && !/^(https?:\/\/|file:\/\/\/)[^\s"<>&]+\/$/.test(values.url))
  throw new Error('--url must be http(s)://… or file:///… and end with a slash');

rmSync(values.to, { recursive: true, force: true });
const kitFolder = join(values.to, kit);
cpSync(values.from, join(kitFolder, folder), { recursive: true });
writeFileSync(join(kitFolder, 'install.ps1'), forWindows(read('install.ps1')));
writeFileSync(join(kitFolder, 'install.cmd'), read('install.cmd').replace(/\r?\n/g, '\r\n'));
writeFileSync(join(kitFolder, 'install.sh'), read('install.sh').replace(/\r\n/g, '\n'), { mode: 0o755 });
writeFileSync(
  join(kitFolder, '安装说明.txt'),
  forWindows(read('安装说明.txt').replaceAll('<版本>', version)),
);

const zipped = Object.fromEntries(
  filesUnder(kitFolder).map((file) => [
    `${kit}/${file.name}`,
    // The installer for Linux may be run: Unix permissions stand in the upper half.
    [new Uint8Array(file.content), file.name === 'install.sh' ? { os: 3, attrs: 0o100755 << 16 } : {}],
  ]),
);
writeFileSync(join(values.to, `${kit}.zip`), zipSync(zipped, { mtime: day, level: 9 }));

const online = join(values.to, 'online');
cpSync(values.from, online, { recursive: true });
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
process.stdout.write(`${relative(process.cwd(), values.to)}：${readdirSync(values.to).join('、')}\n`);
