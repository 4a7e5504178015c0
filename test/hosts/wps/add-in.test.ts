/** Around the workbook: files on the clerk's disk, the pane, commands from the ribbon's page. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { findApplication } from '../../../src/hosts/wps/application';
import { collect, post } from '../../../src/wps/mailbox';
import { binaryString, saveFile } from '../../../src/wps/save-file';
import { hidePane, openPaneHere, showPane } from '../../../src/wps/task-pane';
import { EtHost } from '../../wps/host';
import { modes } from '../../wps/mode';
import { isRefusal } from '../../../src/form/refusal';

const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
const file = { name: '某街道2024年/报告.docx', bytes };

function hostWith(folders: readonly string[], path = ''): EtHost {
  const host = new EtHost();
  host.disk.folders.push(...folders);
  host.path = path;
  return host;
}

describe('saving a file', () => {
  test('beside the workbook, byte for byte, under a legal name', () => {
    const host = hostWith(['D:\\年报', 'C:\\Users\\zhang\\Desktop'], 'D:\\年报');
    const path = 'D:\\年报\\某街道2024年_报告.docx';
    expect(saveFile(host.app, file)).toEqual({ kind: 'saved', how: 'path', path });
    expect(host.files.get(path)).toBe(binaryString(bytes));
  });

  test.each([
    ['not saved yet', ''],
    ['in the cloud', 'https://www.kdocs.cn/latest'],
    ['in a folder that takes nothing', 'E:\\光盘'],
  ])('on the desktop, where the workbook is %s', (_, path) => {
    const host = hostWith(['C:\\Users\\zhang\\Desktop'], path);
    expect(saveFile(host.app, file)).toMatchObject({
      path: 'C:\\Users\\zhang\\Desktop\\某街道2024年_报告.docx',
    });
  });

  test('never over another file; the same report again is the same file', () => {
    const host = hostWith(['D:\\年报'], 'D:\\年报');
    host.files.set('D:\\年报\\a.docx', '手写的');
    const save = (content: Uint8Array) => saveFile(host.app, { name: 'a.docx', bytes: content });
    expect(save(bytes)).toMatchObject({ path: 'D:\\年报\\a（2）.docx' });
    expect(save(bytes)).toMatchObject({ path: 'D:\\年报\\a（2）.docx' });
    expect(save(bytes.subarray(1))).toMatchObject({ path: 'D:\\年报\\a（3）.docx' });
    expect(host.files.get('D:\\年报\\a.docx')).toBe('手写的');
  });

  test('on Linux, and where files cannot be read as buffers', () => {
    const host = new EtHost(modes.linux);
    host.disk.folders.push('/home/zhang/Desktop');
    host.disk.noBuffers = true;
    expect(saveFile(host.app, file)).toMatchObject({ path: '/home/zhang/Desktop/某街道2024年_报告.docx' });
  });

  test.each([
    ['cut short', (data: string) => data.slice(0, 5)],
    ['one byte wrong', (data: string) => `\x01${data.slice(1)}`],
    ['encoded once more', (data: string) => binaryString(new TextEncoder().encode(data))],
  ])('is refused, and nothing half is left, where it arrives %s', (_, damage) => {
    const host = hostWith(['D:\\年报', 'C:\\Users\\zhang\\Desktop'], 'D:\\年报');
    host.disk.damage = damage;
    const saved = saveFile(host.app, file);
    expect(saved.kind).toBe('refusal');
    if (isRefusal(saved)) expect(saved.message).toContain('D:\\年报、C:\\Users\\zhang\\Desktop');
    expect(host.files.size).toBe(0);
  });
});

describe('the pane', () => {
  const open = (host: EtHost): void => {
    showPane(host.app, 'file:///x/pane.html', '公开年报');
  };

  test('is made once, shown again, hidden from within', () => {
    const host = new EtHost();
    open(host);
    open(host);
    expect(host.panes).toMatchObject([{ id: 1, url: 'file:///x/pane.html', visible: true }]);
    hidePane(host.app);
    expect(host.panes).toMatchObject([{ visible: false }]);
    open(host);
    expect(host.panes).toMatchObject([{ id: 1, visible: true }]);
  });

  test('is made anew where the one remembered is gone or dead', () => {
    const host = new EtHost();
    open(host);
    host.panes.splice(0);
    open(host);
    expect(host.panes).toHaveLength(1);
    host.panes[0]!.dead = true;
    open(host);
    expect(host.panes).toMatchObject([{ visible: true, dead: false }]);
  });

  test('that is open and yet asked for is made anew here', () => {
    const host = new EtHost();
    open(host);
    const [first] = host.panes;
    openPaneHere(host.app, 'file:///x/pane.html', '公开年报');
    expect(host.panes).toHaveLength(1);
    expect(host.panes[0]).not.toBe(first);
    hidePane(host.app);
    openPaneHere(host.app, 'file:///x/pane.html', '公开年报');
    expect(host.panes).toMatchObject([{ visible: true }]);
  });
});

describe('commands from the ribbon', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  /** Stopped at the end of the test at the latest. */
  const listen: typeof collect = (...of) => {
    const stop = collect(...of);
    stops.push(stop);
    return stop;
  };

  test('clicked while the pane opened, then one by one, each once; not those of long ago', async () => {
    const { app } = new EtHost();
    const now = 1_000_000;
    post(app.PluginStorage, 'long-ago', now - 60_000);
    post(app.PluginStorage, 'add-sheets', now - 2_000);
    post(app.PluginStorage, 'check', now - 2_000);
    const heard: string[] = [];
    const stop = listen(app.PluginStorage, (command) => heard.push(command), { now, every: 2 });
    expect(heard).toEqual(['add-sheets', 'check']);
    for (let n = 0; n < 5; n += 1) post(app.PluginStorage, 'check', now + 5);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toHaveLength(7);
    stop();
    post(app.PluginStorage, 'check', now + 9_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toHaveLength(7);
  });

  test('answered by one pane only, were there two, and not again by a pane made anew', async () => {
    const { app } = new EtHost();
    const now = 1_000_000;
    const heard: string[] = [];
    const pane = (name: string, at: number) =>
      listen(app.PluginStorage, (command) => heard.push(`${name} ${command}`), { now: at, every: 2 });
    const two = [pane('first', now), pane('second', now)];
    post(app.PluginStorage, 'live-check', now + 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const stop of two) stop();
    expect(heard).toHaveLength(1);
    post(app.PluginStorage, 'check', now + 3_000);
    pane('third', now + 5_000)();
    expect(heard.slice(1)).toEqual(['third check']);
  });

  test('what others left in the storage is no command', () => {
    const { app } = new EtHost();
    app.PluginStorage.setItem('ogi_commands', '{"not": "ours"}');
    const heard: string[] = [];
    listen(app.PluginStorage, (command) => heard.push(command), { now: 0, every: 1_000 })();
    post(app.PluginStorage, 'check', 5);
    listen(app.PluginStorage, (command) => heard.push(command), { now: 6, every: 1_000 })();
    expect(heard).toEqual(['check']);
  });
});

describe('the application', () => {
  const { app } = new EtHost();
  test.each([
    ['Application', { Application: app }],
    ['wps.EtApplication()', { wps: { EtApplication: () => app } }],
    ['wps.EtApplication', { wps: { EtApplication: app } }],
  ])('is found as %s', (_, page) => {
    expect(findApplication(page)).toBe(app);
  });

  test('is missing in a browser', () => {
    expect(findApplication({})).toBeUndefined();
  });
});
