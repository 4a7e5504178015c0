/* The pane for Excel: one page, its chunks, and the manifest, into dist/excel. */
const console = require('node:console');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const CssPlugin = require('mini-css-extract-plugin');
const { definesVersion } = require('./webpack.version.js');
const { wrongAddress } = require('./packaging/address.cjs');

const { readersOf } = require('./webpack.readers.js');
const { root, typescript, cache, smallScripts } = require('./webpack.common.js');

/** Where office.js comes from: Microsoft's CDN, the only place it supports, or a copy beside the pane (`local`). */
const officeCdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
/** The files a local office.js loads in Excel on Windows, the Mac and the web; the whole package is 87 MB. */
const officeFiles = [
  'office.js',
  'excel-win32-16.00.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'excel-ios-16.00.js',
  'o15apptofilemappingtable.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
];

/** The manifest as it is served from ADDIN_URL; manifest.xml itself has the address of the dev server. */
function atAddress(manifest, address) {
  if (!address) return manifest;
  return String(manifest).replaceAll('https://localhost:3000/', address);
}

/** Certificates that Office trusts, where office-addin-debugging has been installed; only serving needs them. */
async function certificates() {
  try {
    return await require('office-addin-dev-certs').getHttpsServerOptions();
  } catch {
    console.warn('office-addin-dev-certs 没有装好，改用自签证书：Excel 要先信任它才会打开面板。');
    return {};
  }
}

/** What the page is made of: where its scripts may come from follows from where office.js does. */
function pageParameters({ local }) {
  const from = local ? '' : ' https://appsforoffice.microsoft.com';
  return {
    officeJs: local ? 'office/office.js' : officeCdn,
    csp: `default-src 'none'; script-src 'self'${from}; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'`,
  };
}

/**
 * `local`: office.js beside the pane instead of from Microsoft. `address`: where it will be served, with a slash at
 * its end. `serving`: for webpack-dev-server. Throws before anything is built where the address will not do.
 */
async function excelPane({ local, address, serving }) {
  const wrong = address ? wrongAddress(address, { schemes: ['https:'], what: 'ADDIN_URL' }) : undefined;
  if (wrong !== undefined) throw new Error(wrong);
  return {
    name: 'excel',
    cache: serving ? { type: 'memory' } : cache(local ? 'excel-local' : 'excel'),
    target: ['web', 'es2020'],
    entry: { pane: './src/excel/pane.ts' },
    output: { path: root('dist/excel'), filename: '[name].js', chunkFilename: '[name].js', clean: true },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [...readersOf.rules, typescript(), { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] }],
    },
    // Never `eval`, which the page's policy forbids.
    devtool: serving ? 'source-map' : false,
    performance: false,
    optimization: { minimizer: [smallScripts('es2022')] },
    plugins: [
      definesVersion(),
      new CssPlugin({ filename: '[name].css' }),
      new HtmlPlugin({
        template: './src/excel/pane.html',
        filename: 'pane.html',
        templateParameters: pageParameters({ local }),
      }),
      new CopyPlugin({
        patterns: [
          { from: 'assets/icons/*.png', to: 'icons/[name][ext]' },
          { from: 'manifest.xml', transform: (text) => atAddress(text, address) },
          ...(local
            ? [{ from: root('node_modules/@microsoft/office-js/LICENSE.md'), to: 'office/LICENSE.md' }]
            : []),
          ...(local
            ? officeFiles.map((file) => ({
                from: file,
                to: `office/${file}`,
                context: root('node_modules/@microsoft/office-js/dist'),
                info: { minimized: true },
              }))
            : []),
        ],
      }),
    ],
    devServer: {
      port: 3000,
      hot: false,
      client: false,
      server: { type: 'https', options: serving ? await certificates() : {} },
    },
  };
}

module.exports = { excelPane, pageParameters, atAddress };
