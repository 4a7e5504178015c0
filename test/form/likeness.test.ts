/** How garbled a label may be and still be told: the threshold of `likeness`, shown on random corruptions of every label. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editions, tableIds } from '../../src/form/index';
import { leastLikeness, likeness } from '../../src/form/label';
import { rowLikeness, rowsOf } from '../../src/intake/tables/rows';

const tables = editions
  .flatMap(({ tables: all }) => tableIds.map((id) => all[id]))
  .filter(({ id }) => id !== 'cases');
const glyphs = Array.from(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指',
);

/** A label with this share of its characters lost, put in or exchanged. */
function garbled(label: string, edits: readonly (readonly [number, number, number])[]): string {
  const letters = Array.from(label);
  for (const [place, kind, glyph] of edits) {
    const at = place % Math.max(1, letters.length);
    const character = glyphs[glyph % glyphs.length] ?? '的';
    if (kind === 0) letters.splice(at, 1);
    else if (kind === 1) letters[at] = character;
    else letters.splice(at, 0, character);
  }
  return letters.join('');
}

const edit = fc.tuple(fc.nat(60), fc.nat(2), fc.nat(400));

interface Told {
  readonly right: number;
  readonly wrong: number;
  readonly none: number;
  /** Of the wrong, those so alike that the reader says nothing of them. */
  readonly unsaid: number;
}

/** What rows the garbled labels are taken for, where the best is clearly better than the next. */
function tell(share: number, threshold: number): Told {
  const count = { right: 0, wrong: 0, none: 0, unsaid: 0 };
  const random = fc.sample(
    fc.tuple(fc.nat(tables.length - 1), fc.nat(60), fc.array(edit, { minLength: 12, maxLength: 12 })),
    {
      numRuns: 1_500,
      seed: 11,
    },
  );
  for (const [which, at, edits] of random) {
    const rows = rowsOf(tables[which]!);
    const row = rows[at % rows.length]!;
    const label = row.stub?.label ?? '';
    const text = garbled(label, edits.slice(0, Math.ceil(label.length * share)));
    const scored = rows.map((other) => rowLikeness(text, other));
    const best = Math.max(...scored);
    const others = scored.filter((score) => score >= best - 0.08);
    if (best < threshold || others.length > 1) count.none += 1;
    else if (scored.indexOf(best) === rows.indexOf(row)) count.right += 1;
    else {
      count.wrong += 1;
      if (best >= 0.78) count.unsaid += 1;
    }
  }
  return count;
}

describe('the threshold', () => {
  test('up to a fifth of a label garbled: nearly all are told, none for another', () => {
    const { right, wrong } = tell(0.2, leastLikeness);
    expect(wrong).toBe(0);
    expect(right).toBeGreaterThan(1_500 * 0.85);
  });

  test('up to a half garbled: hardly any is told for another, and that is said to be doubtful', () => {
    const { wrong, unsaid } = tell(0.5, leastLikeness);
    expect(unsaid).toBe(0);
    expect(wrong).toBeLessThan(1_500 * 0.002);
  });

  test('lower, it would take labels for others; higher, it would lose what it can tell', () => {
    expect(tell(0.7, 0.3).wrong).toBeGreaterThan(0);
    expect(tell(0.25, 0.85).right).toBeLessThan(tell(0.25, leastLikeness).right);
  });

  test('words of other texts are no label', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 3, maxLength: 20 }), (letters) => {
        const text = letters.map((letter) => glyphs[letter % glyphs.length]).join('');
        for (const table of tables) {
          for (const row of rowsOf(table)) expect(rowLikeness(text, row)).toBeLessThan(leastLikeness);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['规章', '规章', 1],
  ['（一） 予以公开', '（一）予以公开', 1],
  ['规范性文件', '行政规范性文件', 0.95],
])('%s against %s: %f', (text, label, alike) => {
  expect(likeness(text, { label, variants: ['规范性文件'] })).toBe(alike);
});
