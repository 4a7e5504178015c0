/* One build for every entry. The command line is the only one so far; each host adds its own. */
const path = require('node:path');
const webpack = require('webpack');

const rules = [
  {
    test: /\.ts$/,
    // Types are checked by `npm run typecheck`; building the same files twice would only be slower.
    use: { loader: 'ts-loader', options: { transpileOnly: true } },
    exclude: /node_modules/,
  },
];

const commandLine = {
  name: 'cli',
  target: 'node20',
  entry: { nianbao: './src/cli/nianbao.ts' },
  output: { path: path.resolve(__dirname, 'dist/cli'), filename: '[name].js', chunkFilename: '[name].js', clean: true },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules },
  // Installed beside the bundle as dependencies; loaded only by the commands that need them.
  externals: { exceljs: 'commonjs exceljs', docx: 'commonjs docx' },
  plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: 'nianbao' })],
  optimization: { minimize: false },
  performance: false,
};

module.exports = [commandLine];
