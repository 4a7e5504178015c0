/* The version of the program, once: package.json. */
const { DefinePlugin } = require('webpack');
const { version } = require('./package.json');

module.exports = { definesVersion: () => new DefinePlugin({ ADDIN_VERSION: JSON.stringify(version) }) };
