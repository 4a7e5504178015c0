/**
 * The quick half, for daily use (`npm run test:core`): the rooms that know no host (tsconfig.core.json), and the pane's
 * own logic. No browser, no build, no program beside Node.
 */
import { existsSync } from 'node:fs';
import process from 'node:process';
import typescript from 'typescript';
import all from './jest.config.mjs';

process.env['ONLY_NPM'] = '1';

const { config } = typescript.readConfigFile('tsconfig.core.json', (path) => typescript.sys.readFile(path));
const rooms = [...config.include.map((room) => room.replace(/^src\//, '')), 'taskpane'];

export default {
  ...all,
  roots: rooms
    .map((room) => `<rootDir>/test/${room}`)
    .filter((room) => existsSync(room.replace('<rootDir>', '.'))),
};
