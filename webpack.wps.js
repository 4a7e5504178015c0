/*
 * The WPS add-in: two pages, each with its script and style inside, because pages of an offline add-in come from
 * file: and may fetch nothing. Everything is ES2017 and classic, for the old Chromium inside WPS on Linux.
 */
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const path = require('node:path');
const { deflateRawSync } = require('node:zlib');
const CopyPlugin = require('copy-webpack-plugin');
const CssPlugin = require('mini-css-extract-plugin');
const { definesVersion } = require('./webpack.version.js');
const { Compilation, sources } = require('webpack');

const { root, typescript, cache, smallScripts } = require('./webpack.common.js');
/** What pdfjs-dist asks of the file it stands in, which a bundle is not; and its CMaps, as text in the script. */
const { readersOf } = require('./webpack.readers.js');

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Text that no browser runs: deflated, in base64. */
const packed = (code) => deflateRawSync(Buffer.from(code), { level: 9 }).toString('base64');

/** No network, nothing from elsewhere, no script or style but this one. `early` stands there until the script runs;
 * `dormant` scripts run only when that script wakes them (src/wps/dormant-readers.ts). */
function pageOf({ title, early, script, style, dormant }) {
  const policy = [
    "default-src 'none'",
    ['script-src', sha256(script), ...dormant.map(({ code }) => sha256(code))].join(' '),
    `style-src ${style === '' ? "'none'" : sha256(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
${style === '' ? '' : `<style>${style}</style>`}
</head>
<body>
<div id="pane">${early}</div>
${dormant.map(({ id, code }) => `<script id="${id}" type="application/octet-stream">${packed(code)}</script>\n`).join('')}<script>${script}</script>
</body>
</html>
`;
}

/** Puts each entry's script and style into a page of its own; `pages`: entry → file, title and what stands there first. */
class ClassicPages {
  constructor(pages) {
    this.pages = pages;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('ClassicPages', (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: 'ClassicPages', stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE },
        () => {
          for (const [entry, page] of Object.entries(this.pages)) this.inline(compilation, entry, page);
        },
      );
    });
  }

  inline(compilation, entry, { file, title, early = '', dormant = [] }) {
    const take = (extension, of = entry) => {
      const asset = compilation.getAsset(`${of}.${extension}`);
      if (!asset) return '';
      compilation.deleteAsset(asset.name);
      return String(asset.source.source());
    };
    // `</script` would end the script and `<!--` upset its end; so escaped, strings and regular expressions say the same.
    const script = take('js')
      .replace(/<\/(script)/gi, '<\\/$1')
      .replace(/<!--/g, '<\\x21--');
    const sleeping = dormant.map((id) => ({ id, code: take('js', id) }));
    const page = pageOf({ title, early, script, style: take('css'), dormant: sleeping });
    // Made small already, and its hashes say so: nothing may touch it any more.
    compilation.emitAsset(file, new sources.RawSource(page), { minimized: true });
  }
}

/** The icon of the program is that of the button that opens the pane. */
const iconOf = (file) => path.basename(file, '-64.png').replace(/^app$/, 'pane');

const wps = {
  name: 'wps',
  cache: cache('wps'),
  target: ['web', 'es2017'],
  entry: { index: './src/wps/ribbon.ts', pane: './src/wps/pane.ts', readers: './src/wps/readers-script.ts' },
  output: {
    path: root('dist/wps'),
    filename: '[name].js',
    // What other hosts load late is inside here: a page from file: can load nothing.
    asyncChunks: false,
    clean: true,
  },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] },
      ...readersOf.rules,
      typescript({ target: 'ES2017' }),
    ],
  },
  performance: false,
  // Libraries are newer than ES2017 too: the whole script is translated.
  optimization: { minimizer: [smallScripts('es2017')] },
  plugins: [
    definesVersion(),
    new CssPlugin({ filename: '[name].css' }),
    new ClassicPages({
      index: { file: 'index.html', title: '公开年报' },
      pane: {
        file: 'pane.html',
        title: '公开年报',
        dormant: ['readers'],
        early:
          '<p class="early">如果一直停在这里：这台电脑的 WPS 太旧（内嵌浏览器要 Chromium 64 以后），请升级 WPS，或者找信息部门看一看。工作簿里的内容没有动。</p>',
      },
    }),
    new CopyPlugin({
      patterns: [
        { from: 'assets/wps' },
        // Twice the size of a large button, for screens that show two pixels for one.
        {
          from: 'assets/icons/*-64.png',
          to: ({ absoluteFilename }) => `images/${iconOf(absoluteFilename)}.png`,
        },
      ],
    }),
  ],
};

module.exports = { wps };
