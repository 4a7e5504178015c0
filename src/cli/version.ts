/** The version of the program, by which results are told apart. */
import manifest from '../../package.json';

export const version = manifest.version;
