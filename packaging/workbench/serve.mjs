/* Serves dist/workbench on this machine only: `npm run workbench`, or PORT=… node packaging/workbench/serve.mjs. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import console from 'node:console';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'workbench');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
};

if (!existsSync(join(folder, 'index.html'))) {
  console.error('还没有构建：请先运行 npm run build:workbench');
  process.exit(1);
}

function fileFor(url) {
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const file = join(folder, path.endsWith(sep) ? join(path, 'index.html') : path);
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

const server = createServer((request, response) => {
  let file;
  try {
    file = fileFor(request.url ?? '/');
  } catch {
    // An address that cannot be decoded leads nowhere.
  }
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
});
server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE' ? '端口被占用了，换一个再试：PORT=8422 npm run workbench' : error.message,
  );
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 8421), '127.0.0.1', () => {
  console.log(`公开年报助手（网页版）：http://localhost:${server.address().port}/ 按 Ctrl+C 结束`);
});
