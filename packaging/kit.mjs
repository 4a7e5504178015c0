/** What the packages for Excel and for WPS have in common. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Files of the archives bear the day of the form's notice, so that the same build is the same bytes. */
const day = new Date(2021, 8, 26);

/** Ends with what is to be done; whoever packs reads no stack traces. */
export function stop(reason) {
  process.stderr.write(`没有完成：${reason}\n`);
  process.exit(1);
}

/** Takes away what an earlier run has made there, and nothing else: an old package must not be handed out for the new. */
export function clearOld(to, isOurs) {
  let names = [];
  try {
    names = readdirSync(to);
  } catch {
    mkdirSync(to, { recursive: true });
  }
  for (const name of names.filter(isOurs)) rmSync(join(to, name), { recursive: true, force: true });
}

/** Runs one configuration of webpack.config.js. */
export function build(config, env = {}) {
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status } = spawnSync(process.execPath, [webpack, '--mode', 'production', '--config-name', config], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) stop('程序没有构建成功，原因见上面。先运行过 npm ci 吗？');
}

export function filesUnder(directory) {
  return readdirSync(directory, { recursive: true })
    .map((file) => join(directory, file))
    .filter((file) => statSync(file).isFile())
    .sort()
    .map((file) => ({ name: relative(directory, file).split(sep).join('/'), content: readFileSync(file) }));
}

/** The folder as a .zip of the same name beside it. */
export function zipFolder(to, name, { runs = () => false } = {}) {
  const zipped = Object.fromEntries(
    filesUnder(join(to, name)).map((file) => [
      `${name}/${file.name}`,
      // What may be run on Linux: Unix permissions stand in the upper half.
      [new Uint8Array(file.content), runs(file.name) ? { os: 3, attrs: 0o100755 << 16 } : {}],
    ]),
  );
  writeFileSync(join(to, `${name}.zip`), zipSync(zipped, { mtime: day, level: 9 }));
}

export function tell(to) {
  process.stdout.write(`${relative(process.cwd(), to)}：${readdirSync(to).join('、')}\n`);
}
