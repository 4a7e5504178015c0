/** A file that was written well is not given up because reading it back does not work in one of the ways. */
import { expect, test } from '@jest/globals';
import { saveFile } from '../../../src/wps/save-file';
import { EtHost } from '../../wps/host';

const file = { name: '报告.docx', bytes: Uint8Array.from([0x50, 0x4b, 0, 0xff]) };

function hostWith(disk: Partial<EtHost['disk']>): EtHost {
  const host = new EtHost();
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
