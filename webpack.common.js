/* What all builds share. */
const path = require('node:path');
const MinimizerPlugin = require('minimizer-webpack-plugin');

const root = (...parts) => path.resolve(__dirname, ...parts);

/** Types are checked by `npm run check`; building the same files twice would only be slower. */
const typescript = (compilerOptions = {}) => ({
  test: /\.tsx?$/,
  use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions } },
  exclude: /node_modules/,
});

/**
 * Scripts made small, and as old as `target` (esbuild's name of a language version): in half the time of other minimizers.
 * Each in a function of its own: what esbuild adds for an older language would else be one global for all of a page's scripts.
 */
const smallScripts = (target) =>
  new MinimizerPlugin({
    minify: MinimizerPlugin.esbuildMinify,
    minimizerOptions: { target, charset: 'utf8', legalComments: 'inline', format: 'iife' },
  });

/** What did not change since the last build is not made small again. In dist/, so that it goes with it. */
const cache = (name) => ({
  type: 'filesystem',
  name,
  cacheDirectory: root('dist/.cache'),
  buildDependencies: {
    config: ['config', 'common', 'excel', 'readers', 'wps', 'workbench'].map((part) =>
      root(`webpack.${part}.js`),
    ),
    // What is installed: a package of another version is another package.
    lock: [root('package-lock.json')],
  },
});

module.exports = { root, typescript, cache, smallScripts };
