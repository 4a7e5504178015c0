/**
 * `npm run pack:workbench`: builds dist/workbench and makes of it what any office can pass on, in out/workbench.
 *   公开年报助手-网页版-<version>.zip
 *     打开年报助手.html   by a double click: no server, no network, no installation
 *     使用说明.html       for whoever uses it, and whoever passes it on
 *     app/               the program, just as a server would have it
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, clearOld, root, stop, tell, version, zipFolder } from '../kit.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    /** Pages that are built already; built anew where left out. */
    from: { type: 'string' },
    to: { type: 'string', default: join(root, 'out', 'workbench') },
  },
});
const kit = `公开年报助手-网页版-${version}`;

clearOld(values.to, (one) => one.startsWith('公开年报助手-网页版-'));
const from = values.from ?? join(root, 'dist', 'workbench');
if (values.from === undefined) build('workbench');

const folder = join(values.to, kit);
const app = join(folder, 'app');
mkdirSync(folder, { recursive: true });
cpSync(from, app, { recursive: true });
let page = '';
try {
  page = readFileSync(join(app, 'index.html'), 'utf8');
} catch {
  stop(`${from} 还没有构建好：没有 index.html`);
}
// A second page up where it is found; its files stay in one folder, which nobody has to open. A production build leaves
// out quotation marks that HTML can do without.
const moved = page.replace(/\s(src|href)=(["']?)(?!["']?[a-z]+:|\/|#|["'])/gu, ' $1=$2app/');
if (moved === page) stop(`${from} 里的 index.html 不是这个程序的页面`);
writeFileSync(join(folder, '打开年报助手.html'), moved);
const guide = readFileSync(join(here, 'guide.html'), 'utf8');
writeFileSync(join(folder, '使用说明.html'), guide.replaceAll('〔版本〕', version));

zipFolder(values.to, kit);
tell(values.to);
