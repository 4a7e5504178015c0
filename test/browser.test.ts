/** The browser that the other tests drive starts, and draws Chinese. */
import { expect } from '@jest/globals';
import { launchChromium } from './browser';
import { testWith } from './tools';

testWith('chromium', 'Chromium starts and shows a page', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>公开年报</h1>');
    expect(await page.textContent('h1')).toBe('公开年报');
  } finally {
    await browser.close();
  }
});
