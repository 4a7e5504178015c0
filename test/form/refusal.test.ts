import { expect, test } from '@jest/globals';
import { isRefusal, refuse } from '../../src/form/refusal';

test('a refusal is told from whatever else a function may return', () => {
  expect(isRefusal(refuse('encrypted', '文件有密码。'))).toBe(true);
  for (const other of [undefined, null, 0, 'refusal', [], {}, { kind: 'source' }, new Uint8Array(1)]) {
    expect(isRefusal(other)).toBe(false);
  }
});
