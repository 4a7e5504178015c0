/* One build for every entry. The command line is the only one so far; each host adds its own. */
const path = require('node:path');
const webpack = require('webpack');
const { wps } = require('./webpack.wps.js');

const rules = [
  {
    test: /\.ts$/,
    // Types are checked by `npm run check`; building the same files twice would only be slower.
    use: { loader: 'ts-loader', options: { transpileOnly: true } },
    exclude: /node_modules/,
  },
];

/** Node programs; exceljs stays beside the bundle. */
const forNode = {
  target: 'node20',
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules },
  externals: { exceljs: 'commonjs exceljs' },
  node: { __dirname: false },
  optimization: { minimize: false },
  performance: false,
};

const commandLine = {
  ...forNode,
  name: 'cli',
  entry: { nianbao: './src/cli/nianbao.ts', 'check-worker': './src/cli/check-worker.ts' },
  output: { path: path.resolve(__dirname, 'dist/cli'), filename: '[name].js', clean: true },
  plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: 'nianbao' })],
};

const bench = {
  ...forNode,
  name: 'bench',
  entry: { bench: './bench/bench.ts' },
  output: { path: path.resolve(__dirname, 'dist/bench'), filename: '[name].js', clean: true },
};

module.exports = [commandLine, bench, wps];
