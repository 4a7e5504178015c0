/** The first paint: the frame and its progress stand in the page; the grid, which is big, comes after. */
import './page.css';
import { wording } from './wording';

void import(/* webpackChunkName: "bench" */ './start')
  .then(({ start }) => start())
  .catch((error: unknown) => {
    console.error(error);
    const progress = document.getElementById('progress');
    if (progress) progress.textContent = wording.failedToStart;
  });
