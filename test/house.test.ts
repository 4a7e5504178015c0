/**
 * The house as it stands: no file leads back to itself through its imports, no room through another's, and no folder
 * holds so much that nobody can name it. Which room may look into which is the linter's (eslint.config.mjs).
 */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import typescript from 'typescript';

const most = 26;

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /\.tsx?$/u.test(name) ? [resolve(path)] : [];
  });
}

const files = filesIn('src');
const known = new Set(files);

/** What a file imports of src, types too: `import`, `export … from`, `import()`. */
function importsOf(file: string): readonly string[] {
  return typescript
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .flatMap(({ fileName }) => {
      const path = resolve(dirname(file), fileName);
      return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')]
        .filter((one) => known.has(one))
        .slice(0, 1);
    });
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** One way round and back, for each place from which there is one; found by going deep and remembering what ends. */
function circles(graph: Graph): readonly string[] {
  const ended = new Set<string>();
  const found: string[] = [];
  const follow = (place: string, way: readonly string[]): void => {
    const turned = way.indexOf(place);
    if (turned >= 0) found.push([...way.slice(turned), place].join(' → '));
    if (turned >= 0 || ended.has(place)) return;
    for (const next of graph.get(place) ?? []) follow(next, [...way, place]);
    ended.add(place);
  };
  for (const place of graph.keys()) follow(place, []);
  return found;
}

const short = (file: string): string => relative('src', file);

/** The folder below src; each host is a room of its own. */
function roomOf(file: string): string {
  const [first = '', second = '', ...deeper] = short(file).split('/');
  return first === 'hosts' && deeper.length > 0 ? `${first}/${second}` : first;
}

const byFile: Graph = new Map(files.map((file) => [short(file), importsOf(file).map(short)]));
const byRoom: Graph = new Map(
  [...new Set(files.map(roomOf))].map((room) => [
    room,
    [
      ...new Set(
        files
          .filter((file) => roomOf(file) === room)
          .flatMap(importsOf)
          .map(roomOf),
      ),
    ].filter((other) => other !== room),
  ]),
);

describe('the drawing of imports', () => {
  test('finds a circle where there is one', () => {
    expect(circles(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] })))).toEqual(['b → c → b']);
  });

  test('has every file, and most of them import another', () => {
    expect(files.length).toBeGreaterThan(300);
    expect([...byFile.values()].filter((imports) => imports.length > 0).length).toBeGreaterThan(250);
  });

  test('has no circle of files', () => {
    expect(circles(byFile)).toEqual([]);
  });

  test('has no circle of rooms', () => {
    expect(circles(byRoom)).toEqual([]);
  });
});

test('no folder holds more than can be named', () => {
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(dirname(short(file)), (sizes.get(dirname(short(file))) ?? 0) + 1);
  expect([...sizes].filter(([, size]) => size > most)).toEqual([]);
});
