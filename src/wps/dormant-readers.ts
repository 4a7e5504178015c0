/**
 * A page from file: can load nothing, and most days no PDF comes. So the readers of such files lie in the page as
 * packed text that no browser runs; they are unpacked and run when they are needed. The page's policy knows the hash
 * of that script (webpack.wps.js), and lets no other run.
 */
import { inflateSync, strFromU8 } from 'fflate';
import { brokeDown, type ReadApart } from '../intake/formats/apart';
import type { ReadJob } from '../readers/read-job';

export type ReadersWindow = Window & {
  nianbaoReaders?: (job: ReadJob) => ReturnType<ReadApart>;
};

/** The id of the element they sleep in. */
const place = 'readers';

function wake(page: ReadersWindow): void {
  const packed = page.document.getElementById(place)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const script = page.document.createElement('script');
  script.textContent = strFromU8(inflateSync(bytes));
  page.document.head.append(script);
  script.remove();
}

/** Reads on the page, within the time the reader gives itself: a page from file: may have no worker. */
export const readAwake: ReadApart = async (format, bytes) => {
  const page = window as ReadersWindow;
  if (!page.nianbaoReaders) wake(page);
  return page.nianbaoReaders ? page.nianbaoReaders({ format, bytes }) : brokeDown();
};
