/**
 * `npm run pack:excel -- --url https://…/`: builds dist/excel for that address, and makes of it what is handed to the
 * IT person, in out/excel.
 *   公开年报助手-Excel-<version>.zip
 *     安装说明.html    what to put where, with the address in it
 *     manifest.xml    for the shared folder, or for the administration of Microsoft 365
 *     网站/           what the web server serves at the address
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { wrongAddress } from '../address.cjs';
import { build, clearOld, root, stop, tell, version, zipFolder } from '../kit.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    /** Where 网站/ will be served. */
    url: { type: 'string' },
    /** Where office.js comes from: Microsoft's CDN, or the same web server. */
    'office-js': { type: 'string', default: 'cdn' },
    /** Pages that are built already for that address; built anew where left out. */
    from: { type: 'string' },
    to: { type: 'string', default: join(root, 'out', 'excel') },
  },
});
const kit = `公开年报助手-Excel-${version}`;

clearOld(values.to, (one) => one.startsWith('公开年报助手-Excel-'));
const wrong = wrongAddress(values.url, { schemes: ['https:'], what: '--url' });
if (wrong !== undefined) stop(wrong);
const officeJs = values['office-js'];
if (officeJs !== 'cdn' && officeJs !== 'local')
  stop('--office-js 只有 cdn（从微软取）和 local（从本单位网站取）两种。');
const from = values.from ?? join(root, 'dist', 'excel');
if (values.from === undefined) build('excel', { ADDIN_URL: values.url, OFFICE_JS: officeJs });

let manifest = '';
try {
  manifest = readFileSync(join(from, 'manifest.xml'), 'utf8');
} catch {
  stop(`${from} 还没有构建好：没有 manifest.xml`);
}
if (manifest.includes('localhost') || !manifest.includes(`"${values.url}pane.html"`))
  stop(`${from} 不是为 ${values.url} 构建的：manifest.xml 里是别的地址`);

const folder = join(values.to, kit);
mkdirSync(folder, { recursive: true });
cpSync(from, join(folder, '网站'), { recursive: true });
// One copy: the one on the web server would be taken for the one to hand out.
rmSync(join(folder, '网站', 'manifest.xml'));
writeFileSync(join(folder, 'manifest.xml'), manifest);

/** The same for the same address, so that a later version takes the place of an earlier one in the registry. */
const hash = createHash('sha256').update(values.url).digest('hex');
const guid = [
  hash.slice(0, 8),
  hash.slice(8, 12),
  `4${hash.slice(13, 16)}`,
  `8${hash.slice(17, 20)}`,
  hash.slice(20, 32),
];
const filled = {
  地址: values.url,
  网站: new URL(values.url).origin,
  版本: version,
  标识: `{${guid.join('-')}}`,
  'office.js': officeJs,
};
let text = readFileSync(join(here, 'guide.html'), 'utf8');
for (const [word, value] of Object.entries(filled)) text = text.replaceAll(`〔${word}〕`, value);
const other = officeJs === 'cdn' ? 'local' : 'cdn';
text = text.replace(new RegExp(`<!-- ${other} -->[\\s\\S]*?<!-- /${other} -->\\n?`, 'gu'), '');
writeFileSync(join(folder, '安装说明.html'), text);
zipFolder(values.to, kit);
tell(values.to);
