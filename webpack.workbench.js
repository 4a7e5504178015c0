/* The browser workbench: the grid beside the pane, static files in dist/workbench that any web server can serve. */
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const CssPlugin = require('mini-css-extract-plugin');
const { definesVersion } = require('./webpack.version.js');
const { IgnorePlugin } = require('webpack');

const { readersOf } = require('./webpack.readers.js');

const { root, typescript, cache, smallScripts } = require('./webpack.common.js');

/** Scripts from this origin only. The grid writes style elements of its own, so styles may be inline. */
const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const workbench = {
  name: 'workbench',
  cache: cache('workbench'),
  target: ['web', 'es2021'],
  entry: { workbench: './src/workbench/main.ts' },
  output: { path: root('dist/workbench'), filename: '[name].js', chunkFilename: '[name].js', clean: true },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      ...readersOf.rules,
      typescript(),
      { test: /\.txt$/, type: 'asset/source' },
      { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] },
    ],
  },
  performance: false,
  optimization: { minimizer: [smallScripts('es2022')] },
  plugins: [
    definesVersion(),
    // Hyphenation of European languages, 76 files that no report loads; the grid asks for the English one.
    new IgnorePlugin({
      resourceRegExp: /^\.\/(?!en-gb-)[\w-]+-[\w-]{8}\.js$/u,
      contextRegExp: /@univerjs.engine-render/u,
    }),
    new CssPlugin({ filename: '[name].css' }),
    new HtmlPlugin({
      template: './src/workbench/page.html',
      filename: 'index.html',
      templateParameters: { csp },
      scriptLoading: 'defer',
    }),
    new CopyPlugin({
      patterns: [{ from: 'assets/icons/*.png', to: 'icons/[name][ext]' }],
    }),
  ],
};

module.exports = { workbench };
