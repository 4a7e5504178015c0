/** The text of WPS's published declarations. In a page, which has no files, the test hands it over beforehand. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Declarations = Readonly<Record<'et' | 'wps' | 'addIn', string>>;

function fromPackage(): Declarations {
  const folder = dirname(require.resolve('et-jsapi-declare/package.json'));
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return { et: read('lib.et.d.ts'), wps: read('index.d.ts'), addIn: read('addon.et.d.ts') };
}

const given = (globalThis as { etDeclarations?: Declarations }).etDeclarations;

export const declarations: Declarations = given ?? fromPackage();
