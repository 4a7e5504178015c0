/**
 * What a clerk is told where something is not done, for a person to read at one glance: every refusal, from the source.
 * What happened comes first, in the clerk's words; then what to do.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import typescript from 'typescript';
import { wording } from '../src/taskpane/wording';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /\.tsx?$/u.test(name) ? [path] : [];
  });
}

/** A text as written, with … for what is put in; undefined for what is none. */
function spelled(node: typescript.Node): string | undefined {
  if (typescript.isStringLiteralLike(node)) return node.text;
  if (!typescript.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, { literal }) => `${text}…${literal.text}`, node.head.text);
}

/** Makes a refusal of its words; what happened and what to do may come as two. */
const makers = /^(?:refuse|refused|HostError)$/u;
const chinese = /[一-龥]/u;

function refusalsIn(file: string): readonly string[] {
  const source = typescript.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    typescript.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: typescript.Node): void => {
    if (
      (typescript.isCallExpression(node) || typescript.isNewExpression(node)) &&
      makers.test(node.expression.getText(source))
    ) {
      const words = (node.arguments ?? [])
        .flatMap((one) => spelled(one) ?? [])
        .filter((one) => chinese.test(one));
      if (words.length > 0) found.push(words.join('。'));
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const refusals = [...new Set(filesIn('src').flatMap(refusalsIn))].sort((a, b) => (a < b ? -1 : 1));

/** Programs and papers that a clerk knows by these names. */
const known = /^(?:Excel|WPS|Word|PDF)/u;
const technical = /DOCTYPE|XML|JSON|UTF|OLE|压缩炸弹|严格|命名空间|解析|线程/u;

describe('every refusal', () => {
  test('can be read at one glance', () => {
    expect(refusals.length).toBeGreaterThan(90);
    expect(refusals).toMatchSnapshot();
  });

  test('begins in Chinese, no technical word first', () => {
    const first = (text: string): string => text.split(/[，。：；]/u)[0] ?? '';
    const odd = refusals.filter(
      (text) =>
        !/^[一-龥“…]/u.test(text.replace(known, '这')) ||
        technical.test(first(text).replace(/^这是 XML 文件$/u, '')),
    );
    expect(odd).toEqual([]);
  });

  test('names the technical thing after what to do', () => {
    const jargon = /DOCTYPE|压缩炸弹|Open XML/u;
    const odd = refusals.filter((text) => jargon.test(text.slice(0, text.indexOf('请') + 1)));
    expect(odd).toEqual([]);
  });

  test('says what to do', () => {
    // …: the end is put in where several share it.
    expect(refusals.filter((text) => !/请|至少要|…$/u.test(text))).toEqual([]);
  });
});

test('row 13: yellow and red are the same in 帮助 and on 填报说明; one word for the pane in each program', () => {
  const sheet = readFileSync('src/workbook/plan/info-sheet.ts', 'utf8');
  const help = wording.help.colors('窗格');
  for (const said of ['还没填', '数字对不上，或者写的不是数字']) {
    expect(sheet).toContain(said);
    expect(help).toContain(said);
  }
  const names = (file: string): readonly string[] => [
    ...new Set(readFileSync(file, 'utf8').match(/(?<!冻结)窗格|侧栏|面板/gu) ?? []),
  ];
  const inFolder = (folder: string): readonly string[] => [...new Set(filesIn(folder).flatMap(names))];
  expect(inFolder('src/wps')).toEqual(['侧栏']);
  expect(inFolder('src/excel')).toEqual(['窗格']);
  expect([...inFolder('src/workbench'), ...names('src/workbench/page.html')]).toEqual(['窗格', '窗格']);
  expect(names('assets/wps/ribbon.xml')).toEqual(['侧栏']);
  expect(names('manifest.xml')).toEqual(['窗格']);
  // What all of them say names none.
  expect(['src/actions', 'src/workbook', 'src/rules', 'src/form'].flatMap(inFolder)).toEqual([]);
  expect(/加载项/u.test(readFileSync('src/taskpane/wording.ts', 'utf8'))).toBe(false);
});
