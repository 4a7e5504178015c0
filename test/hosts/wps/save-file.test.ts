/** A file that was written well is not given up because reading it back does not work in one of the ways. */
import { describe, expect, test } from '@jest/globals';
import { saveFile } from '../../../src/wps/save-file';
import { EtHost } from '../../wps/host';
import { modes, type Mode } from '../../wps/mode';

const file = { name: '报告.docx', bytes: Uint8Array.from([0x50, 0x4b, 0, 0xff]) };

function hostWith(disk: Partial<EtHost['disk']>, mode?: Mode): EtHost {
  const host = new EtHost(mode);
  Object.assign(host.disk, { folders: ['D:\\年报'], ...disk });
  host.path = 'D:\\年报';
  return host;
}

test('files read as buffers come as nothing', () => {
  const host = hostWith({ emptyHanded: true });
  expect(saveFile(host.app, file)).toMatchObject({ kind: 'saved', path: 'D:\\年报\\报告.docx' });
  expect(host.files.size).toBe(1);
});

test('a damaged one is then found in the other way', () => {
  const host = hostWith({ emptyHanded: true, damage: (data) => data.slice(1) + data.slice(0, 1) });
  expect(saveFile(host.app, file).kind).toBe('refusal');
  expect(host.files.size).toBe(0);
});

describe('versions that take paths in their own ways', () => {
  const path = 'D:\\年报\\报告.docx';

  test.each([modes.old, modes.sandboxed])(
    '$name: the file is where it should be, and nothing else',
    (mode) => {
      const host = hostWith({}, mode);
      expect(saveFile(host.app, file)).toEqual({ kind: 'saved', how: 'path', path });
      expect([...host.files.keys()]).toEqual([path]);
    },
  );

  test('bare names that cannot even be copied: says so, and where the report can be made; nothing is left', () => {
    const host = hostWith({}, { ...modes.sandboxed, paths: 'names, no copies' });
    const saved = saveFile(host.app, file);
    expect(saved).toMatchObject({
      kind: 'refusal',
      message: expect.stringContaining('网页工作台') as unknown,
    });
    expect(saved).not.toMatchObject({ message: expect.stringContaining('cannot contains') as unknown });
    expect(host.files.size).toBe(0);
  });

  test('what was copied damaged is not called saved', () => {
    const host = hostWith({ damage: (data) => data.slice(1) }, modes.sandboxed);
    expect(saveFile(host.app, file).kind).toBe('refusal');
    expect(host.files.size).toBe(0);
  });
});
