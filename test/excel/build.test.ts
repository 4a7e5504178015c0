/** The built Excel pane: small at first, nothing from elsewhere, and at the address it is built for. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { named, parseXml } from './xml-tree';

const { excelPane, pageParameters, atAddress } = createRequire(__filename)('../../webpack.excel.js') as {
  /** Rejects where the pane cannot be served from `address`. */
  readonly excelPane: (options: { readonly local: boolean; readonly address: string }) => Promise<unknown>;
  /** What the page is built from. */
  readonly pageParameters: (options: { readonly local: boolean }) => {
    readonly officeJs: string;
    readonly csp: string;
  };
  /** The manifest for the address the pane is served from. */
  readonly atAddress: (manifest: string, address?: string) => string;
};

const page = readFileSync('dist/excel/pane.html', 'utf8');

describe('the built Excel pane', () => {
  test('loads at most 80 KB at first, office.js left out', () => {
    const first = ['pane.html', 'pane.js', 'pane.css'].map((name) =>
      gzipSync(readFileSync(`dist/excel/${name}`)),
    );
    expect(first.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(80 * 1024);
  });

  test('has neither the workbook library nor the document writer in what is loaded first', () => {
    const first = readFileSync('dist/excel/pane.js', 'utf8');
    const others = readdirSync('dist/excel').filter((name) => /^\d+\.js$/u.test(name));
    const late = others.map((name) => readFileSync(`dist/excel/${name}`, 'utf8')).join('\n');
    for (const mark of ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'word/document.xml']) {
      expect([mark, first.includes(mark), late.includes(mark)]).toEqual([mark, false, true]);
    }
  });

  test('has no script or style in the page itself, and a policy that allows none', () => {
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|javascript:/iu);
    const policy = /content="(default-src[^"]*)"/u.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http/u);
  });

  test('takes office.js from Microsoft where not told otherwise, and allows scripts from nowhere else', () => {
    const cdn = pageParameters({ local: false });
    expect(cdn.officeJs).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
    expect(cdn.csp.match(/https?:[^\s;]*/gu)).toEqual(['https://appsforoffice.microsoft.com']);
    const local = pageParameters({ local: true });
    expect(local.officeJs).toBe('office/office.js');
    expect(local.csp).not.toContain('http');
    // The page as it was built for these tests, with office.js beside it.
    expect(page).toContain(`content="${local.csp}"`);
    expect(page).toMatch(/<script[^>]* src="?office\/office\.js/u);
  });

  test('the manifest gets the address it is built for, everywhere', async () => {
    const source = readFileSync('manifest.xml', 'utf8');
    expect(readFileSync('dist/excel/manifest.xml', 'utf8')).toBe(atAddress(source));
    const manifest = atAddress(source, 'https://oa.example.gov.cn/nianbao/');
    const root = parseXml(manifest);
    const urls = [...named(root, 'Url'), ...named(root, 'Image'), ...named(root, 'SourceLocation')].flatMap(
      ({ attributes }) => attributes['DefaultValue'] ?? [],
    );
    expect(urls.length).toBeGreaterThan(50);
    expect(urls.filter((url) => !url.startsWith('https://oa.example.gov.cn/nianbao/'))).toEqual([]);
    expect(manifest).not.toContain('localhost');
    for (const wrong of ['http://oa.example.gov.cn/', 'https://oa.example.gov.cn', 'https://a/"><x>/'])
      await expect(excelPane({ local: false, address: wrong })).rejects.toThrow('ADDIN_URL');
  });
});
