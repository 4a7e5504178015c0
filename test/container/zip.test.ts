/** Zips: every way programs write them reads alike, damage is told, and copies are copies. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { crc32 } from '../../src/container/crc32';
import { writeZip } from '../../src/container/write-zip';
import { Broken, inflateEntry, TooLarge, zipEntries } from '../../src/container/zip';
import { spelledZip, type Spelling } from './spelled-zip';

const most = 1 << 20;
type Files = Readonly<Record<string, Uint8Array>>;

function read(bytes: Uint8Array): Files {
  return Object.fromEntries(zipEntries(bytes).map((entry) => [entry.name, inflateEntry(entry, most)]));
}

/** Contents that deflate well, and some that do not. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(fc.string({ maxLength: 20 }), fc.nat(400)).map(([text, times]) => strToU8(text.repeat(times))),
);
const files: fc.Arbitrary<Files> = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z年]{1,8}(\/[a-z]{1,5}\.xml)?$/u), content), {
    maxLength: 6,
    selector: ([name]) => name,
  })
  .map((entries) => Object.fromEntries(entries));
const bytes = fc.uint8Array({ maxLength: 60 });
const spelling: fc.Arbitrary<Spelling> = fc.record(
  {
    zip64: fc.boolean(),
    zip64End: fc.boolean(),
    descriptors: fc.boolean(),
    stored: fc.boolean(),
    extra: fc.boolean(),
    comment: fc.string({ maxLength: 40 }),
    before: bytes,
    after: bytes,
  },
  { requiredKeys: [] },
);

describe('reading', () => {
  test('every spelling of the same files reads alike', () => {
    fc.assert(
      fc.property(files, spelling, (these, how) => {
        expect(read(spelledZip(these, how))).toEqual({ ...these });
      }),
      { numRuns: 300 },
    );
  });

  test('a comment that looks like an end of the directory is a comment', () => {
    const comment = `PK\u0005\u0006${'\0'.repeat(18)}`;
    const these = { 'a.xml': strToU8('<a/>') };
    expect(read(spelledZip(these, { comment }))).toEqual(these);
  });

  test('names are told with slashes, whatever the file has', () => {
    const these = spelledZip({ 'xl\\workbook.xml': strToU8('<a/>'), '/b.xml': strToU8('<b/>') });
    expect(zipEntries(these).map(({ name }) => name)).toEqual(['xl/workbook.xml', 'b.xml']);
  });

  test('a checksum that does not fit is damage', () => {
    const these = { 'a.xml': strToU8('277'), 'b.xml': strToU8('<b/>') };
    for (const stored of [true, false]) {
      const entries = zipEntries(spelledZip(these, { stored, wrongChecksum: 'a.xml' }));
      expect(() => inflateEntry(entries[0]!, most)).toThrow(Broken);
      expect(inflateEntry(entries[1]!, most)).toEqual(these['b.xml']);
    }
  });

  test('what is more than the cap is not inflated, whatever it declares', () => {
    const bomb = zipEntries(zipSync({ 'a.xml': new Uint8Array(4 << 20) }))[0]!;
    expect(() => inflateEntry(bomb, most)).toThrow(TooLarge);
    expect(() => inflateEntry({ ...bomb, size: 100 }, most)).toThrow(TooLarge);
    expect(inflateEntry({ ...bomb, size: 100 }, 8 << 20)).toHaveLength(4 << 20);
    // Large enough to go piece by piece.
    const noise = Uint8Array.from({ length: 200_000 }, (_, n) => (n * n * 2_654_435_761) >>> 13);
    const large = zipEntries(zipSync({ 'a.bin': noise }))[0]!;
    expect(large.data.length).toBeGreaterThan(65_100);
    expect(inflateEntry(large, most)).toEqual(noise);
    for (const size of [100, 200_001]) expect(inflateEntry({ ...large, size }, most)).toEqual(noise);
    expect(() => inflateEntry(large, noise.length - 1)).toThrow(TooLarge);
    expect(() => inflateEntry({ ...large, data: large.data.subarray(9) }, most)).toThrow(Broken);
  });

  test('cut, spliced and flipped files read as they were or are told as damage', () => {
    const damage = fc.record({ at: fc.nat(), byte: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(files, spelling, fc.array(damage, { minLength: 1, maxLength: 3 }), (these, how, hurts) => {
        let hurt = spelledZip(these, how);
        for (const { at, byte, cut } of hurts) {
          const place = at % (hurt.length + 1);
          if (cut) hurt = hurt.slice(0, place);
          else if (place < hurt.length) hurt[place] = (hurt[place] ?? 0) ^ byte;
        }
        let found: Files;
        try {
          found = read(hurt);
        } catch (error) {
          expect(error instanceof Broken || error instanceof TooLarge).toBe(true);
          return;
        }
        // Whatever is read fits its checksum: only names, and what entries there are, can have changed.
        const known = Object.values(these).map((one) => crc32(one));
        for (const one of Object.values(found)) expect([...known, 0]).toContain(crc32(one));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('writing', () => {
  test('others read what is written', () => {
    fc.assert(
      fc.property(files, (these) => {
        const entries = Object.entries(these).map(([name, one]) => ({ name, content: one }));
        const zip = writeZip(entries);
        expect(unzipSync(zip)).toEqual({ ...these });
        expect(read(zip)).toEqual({ ...these });
        expect(writeZip(entries)).toEqual(zip);
      }),
    );
  });

  test('entries are copied as they are compressed, however they were spelled', () => {
    fc.assert(
      fc.property(files, spelling, content, (these, how, news) => {
        const before = zipEntries(spelledZip(these, how));
        const after = zipEntries(writeZip([...before, { name: 'new one.xml', content: news }]));
        expect(after.slice(0, -1).map(({ name, data }) => [name, data])).toEqual(
          before.map(({ name, data }) => [name, data]),
        );
        expect(inflateEntry(after.at(-1)!, most)).toEqual(news);
        expect(unzipSync(writeZip(before))).toEqual({ ...these });
      }),
    );
  });
});
