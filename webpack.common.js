/* What all builds share. */
const path = require('node:path');

const root = (...parts) => path.resolve(__dirname, ...parts);

/** Types are checked by `npm run check`; building the same files twice would only be slower. */
const typescript = (compilerOptions = {}) => ({
  test: /\.tsx?$/,
  use: { loader: 'ts-loader', options: { transpileOnly: true, compilerOptions } },
  exclude: /node_modules/,
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

module.exports = { root, typescript, cache };
