/**
 * Entry of the script that sleeps in the pane: the readers of PDF and the like. It runs when the first such file
 * comes, and leaves one function behind (dormant-readers.ts).
 */
import './reader-polyfills';
import { browserLibraries } from '../readers/browser-libraries';
import { readJob } from '../readers/read-job';
import type { ReadersWindow } from './dormant-readers';

(window as ReadersWindow).nianbaoReaders = (job) => readJob(job, browserLibraries);
