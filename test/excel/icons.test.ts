/**
 * The ribbon's icons are the strokes of the commands, drawn by a browser. `npm run icons` draws them anew;
 * without it this looks whether the files in assets/icons still are what would be drawn.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { commands } from '../../src/taskpane/commands/index';
import { launchChromium } from '../browser';
import { testWith } from '../tools';

const folder = 'assets/icons';
const commandSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const appSizes = [16, 32, 64, 80, 128];
const drawing = process.env['DRAW_ICONS'] === '1';

const pictures: readonly {
  readonly name: string;
  readonly svg: string;
  readonly sizes: readonly number[];
}[] = [
  { name: 'app', svg: readFileSync(`${folder}/app.svg`, 'utf8'), sizes: appSizes },
  ...commands.map(({ id, strokes }) => ({
    name: id,
    sizes: commandSizes,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${strokes
      .map(({ d, accent }) => `<path d="${d}" stroke="${accent === true ? '#0f6cbd' : '#3a3a38'}"/>`)
      .join('')}</svg>`,
  })),
];

describe('the icons', () => {
  let browser: Browser | undefined;
  afterAll(async () => browser?.close());

  testWith('chromium', 'are what the strokes draw', async () => {
    browser = await launchChromium();
    const page = await browser.newPage();
    mkdirSync(folder, { recursive: true });
    for (const { name, svg, sizes } of pictures) {
      for (const size of sizes) {
        const sized = svg.replace(
          '<svg ',
          `<svg width="${String(size)}" height="${String(size)}" style="display:block" `,
        );
        await page.setContent(`<style>html,body{margin:0;background:transparent}</style>${sized}`);
        const clip = { x: 0, y: 0, width: size, height: size };
        const drawn = await page.screenshot({ clip, omitBackground: true });
        const path = `${folder}/${name}-${String(size)}.png`;
        if (drawing) writeFileSync(path, drawn);
        // Another browser smooths edges a little otherwise; another drawing differs in many pixels.
        const difference = await page.evaluate(
          async ([one, other]) => {
            const pixels = async (data: string): Promise<Uint8ClampedArray> => {
              const image = new Image();
              image.src = `data:image/png;base64,${data}`;
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = image.width;
              canvas.height = image.height;
              const context = canvas.getContext('2d')!;
              context.drawImage(image, 0, 0);
              return context.getImageData(0, 0, image.width, image.height).data;
            };
            const [a, b] = [await pixels(one!), await pixels(other!)];
            if (a.length !== b.length) return 1;
            let sum = 0;
            a.forEach((value, index) => (sum += Math.abs(value - b[index]!)));
            return sum / a.length / 255;
          },
          [drawn.toString('base64'), readFileSync(path).toString('base64')],
        );
        expect([path, difference < 0.02]).toEqual([path, true]);
      }
    }
  });
});
