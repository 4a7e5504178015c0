/**
 * 对照 in a pane, as a clerk goes through it: the published page is dropped, its differences read, all of them previewed
 * and taken back, what is left is listed on 校验结果; then the command line says the same of the saved file.
 */
import { writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { nianbao } from '../cli/nianbao';
import { sampleReport } from '../document/sample-report';
import { editedPage } from './edited-page';

export interface Journey {
  readonly pane: Page | Frame;
  /** The workbook as it is now, as a file. */
  readonly saved: () => Promise<Uint8Array>;
  /** A place in a folder of the test's own. */
  readonly at: (name: string) => string;
  /** Between taking back and what is done with the rest. */
  readonly between?: () => Promise<void>;
}

interface Compared {
  readonly figures: readonly unknown[];
  readonly words: readonly unknown[];
  readonly missing: readonly string[];
}

const left = ['cases', 'overview/supervision'];

export async function compareInPane({ pane, saved, at, between }: Journey): Promise<void> {
  const buffer = Buffer.from(editedPage(sampleReport()));
  const sawWritten = async (): Promise<void> => {
    writeFileSync(at('saved.xlsx'), await saved());
  };
  writeFileSync(at('page.html'), buffer);
  const told = (): Compared & { readonly code: number | null } => {
    const { code, out } = nianbao('compare', at('saved.xlsx'), at('page.html'), '--json');
    return { ...(JSON.parse(out) as Compared), code };
  };

  await pane.getByRole('tab', { name: '报告' }).click();
  await pane.getByRole('button', { name: '对照…' }).click();
  await pane.locator('.drop input').setInputFiles({ name: '网页.html', mimeType: 'text/html', buffer });
  await pane.getByText('与“网页.html”对照').waitFor();
  await pane.getByText('有 6 处不同').waitFor();
  for (const name of ['数字 1', '文字 3', '文件里没有读到的 2 处', '文件里写的，查出 4 个问题'])
    await pane.getByRole('heading', { name }).waitFor();
  expect(await pane.locator('.compare del').allTextContents()).toEqual(['336', '9', '页面']);
  expect(await pane.locator('.compare ins').allTextContents()).toEqual(['338', '19', '网页']);

  // One sentence is previewed; taken back is nothing yet.
  await pane.getByRole('checkbox', { name: '收回：主动公开' }).click();
  await pane.getByRole('button', { name: '收回 1 处…' }).click();
  await pane.getByRole('heading', { name: '要改工作簿的 1 处' }).waitFor();
  await pane.getByRole('button', { name: '取消', exact: true }).click();
  await sawWritten();
  expect(told()).toMatchObject({ code: 1, figures: [{}], words: [{}, {}, {}], missing: left });

  await pane.getByRole('checkbox', { name: '全选 4 处' }).click();
  await pane.getByRole('button', { name: '收回 4 处…' }).click();
  // The total no longer is what its parts come to, as in the page.
  await pane.getByText('不再自动算').waitFor();
  await pane.getByRole('button', { name: '确认收回 5 处' }).click();
  await pane.getByText('已收回 5 处').waitFor();
  await pane.getByText('有 2 处不同').waitFor();
  await between?.();
  await sawWritten();
  expect(told()).toMatchObject({ code: 1, figures: [], words: [], missing: left });

  await pane.getByRole('button', { name: '2 处都留着，列到“校验结果”' }).click();
  await pane.getByText('“网页.html”里没有读到').first().waitFor();
  await sawWritten();
  const { out } = nianbao('check', at('saved.xlsx'), '--json');
  const [file] = JSON.parse(out) as readonly { readonly findings: readonly { readonly rule: string }[] }[];
  const kept = file?.findings.filter(({ rule }) => rule.startsWith('document-differs')) ?? [];
  expect(kept.map(({ rule }) => rule)).toHaveLength(left.length);
}
