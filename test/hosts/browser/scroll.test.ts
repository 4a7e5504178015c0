/** A jump scrolls no further than it must, and never under what is frozen. */
import { describe, expect, test } from '@jest/globals';
import { firstToSee, type Axis } from '../../../src/hosts/browser/scroll';

/** Three frozen columns, and room for five of a hundred pixels. */
const axis = (first: number, more: Partial<Axis> = {}): Axis => ({
  frozen: 3,
  first,
  offset: 0,
  room: 500,
  size: () => 100,
  ...more,
});

describe('where a sheet is scrolled to', () => {
  test.each<readonly [string, Axis, number, number, number | undefined]>([
    ['what is seen stays where it is', axis(3), 7, 7, undefined],
    ['what is frozen is always seen', axis(6), 1, 1, undefined],
    ['one too far: by one', axis(3), 8, 8, 4],
    ['half seen at the edge: by one', axis(3, { room: 450 }), 7, 7, 4],
    ['scrolled away: it becomes the first', axis(6), 4, 4, 4],
    ['half under what is frozen: clear of it', axis(6, { offset: 40 }), 6, 6, 6],
    ['hidden ones take no room', axis(3, { size: (index) => (index === 5 ? 0 : 100) }), 8, 8, undefined],
    ['an area is seen whole', axis(3), 6, 9, 5],
    ['wider than the room: from its beginning', axis(3), 4, 12, 4],
  ])('%s', (_, given, from, to, first) => {
    expect(firstToSee(given, from, to)).toBe(first);
  });
});
