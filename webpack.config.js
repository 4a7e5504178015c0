/* One build for every entry; `--config-name` picks one. */
const console = require('node:console');
const { rmSync } = require('node:fs');
const webpack = require('webpack');
const { root, typescript, cache } = require('./webpack.common.js');
const { excelPane } = require('./webpack.excel.js');
const { workbench } = require('./webpack.workbench.js');
const { readersOf } = require('./webpack.readers.js');
const { wps } = require('./webpack.wps.js');

/** Packages of some commands only, loaded when these run and told of where they are missing (src/cli/optional.ts). */
const optional = {
  bullmq: 'commonjs bullmq',
  ioredis: 'commonjs ioredis',
  hyparquet: 'import hyparquet',
  'hyparquet-writer': 'import hyparquet-writer',
};

/** Node programs; exceljs stays beside the bundle. */
const forNode = {
  target: 'node20',
  resolve: { extensions: ['.ts', '.js'] },
  // Files beside the program are found when it runs, not when it is built.
  module: { rules: [typescript()], parser: { javascript: { createRequire: false } } },
  externals: { exceljs: 'commonjs exceljs', ...optional, ...readersOf.externals },
  node: { __dirname: false },
  optimization: { minimize: false },
  performance: false,
};

const commandLine = {
  ...forNode,
  name: 'cli',
  cache: cache('cli'),
  // Its one file without readers of streams, none of which is used here: loaded in a quarter of the time.
  externals: { ...forNode.externals, exceljs: 'commonjs exceljs/dist/exceljs.bare.min.js' },
  entry: {
    nianbao: './src/cli/nianbao.ts',
    'file-worker': './src/cli/pool/file-worker.ts',
    'reader-worker': './src/readers/reader-worker.ts',
  },
  output: { path: root('dist/cli'), filename: '[name].js', clean: true },
  plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: 'nianbao' })],
};

const bench = {
  ...forNode,
  name: 'bench',
  cache: cache('bench'),
  entry: Object.fromEntries(
    ['bench', 'excel', 'queue', 'reader', 'workbench'].map((name) => [name, `./bench/${name}.ts`]),
  ),
  externals: {
    ...forNode.externals,
    '@duckdb/node-api': 'commonjs @duckdb/node-api',
    'playwright-core': 'commonjs playwright-core',
  },
  node: { __dirname: false, __filename: false },
  output: { path: root('dist/bench'), filename: '[name].js', clean: true },
};

/** Settings by `--env NAME=value` or by the environment: OFFICE_JS (cdn | local), ADDIN_URL. */
module.exports = async (env = {}, { configName = ['excel'] } = {}) => {
  const setting = (name) => env[name] ?? process.env[name];
  const excel = excelPane({
    local: setting('OFFICE_JS') === 'local',
    address: setting('ADDIN_URL'),
    serving: env.WEBPACK_SERVE === true,
  });
  return [
    commandLine,
    bench,
    wps,
    workbench,
    await excel.catch((error) => {
      // An address that will not do: no stack trace is of use to whoever typed it.
      console.error(`没有构建：${error.message}`);
      // Nor is an earlier build, for another address, to be taken for this one.
      if (configName.includes('excel')) rmSync(root('dist/excel/manifest.xml'), { force: true });
      process.exit(1);
    }),
  ];
};
