/** What is typed in the pane and not yet written outlives the pane, and stays with its workbook. */
import { describe, expect, test } from '@jest/globals';
import { unsavedTexts, type UnsavedTexts } from '../../src/taskpane/unsaved';

const words = { before: '', text: '刚写了一半' };

interface Shelf {
  text: string | undefined;
  readonly get: () => string | undefined;
  readonly set: (text: string) => void;
}

function shelf(text?: string): Shelf {
  const made: Shelf = {
    text,
    get: () => made.text,
    set: (next) => {
      made.text = next;
    },
  };
  return made;
}

function turned(kept: Shelf, workbook = 'D:\\甲.xlsx'): UnsavedTexts {
  const texts = unsavedTexts(kept);
  texts.turnTo(workbook, [workbook]);
  return texts;
}

describe('a pane made anew', () => {
  test('has what was typed in the one before, until it is written', () => {
    const kept = shelf();
    turned(kept).set('text overview/lead', words);
    const again = turned(kept);
    expect(again.get('text overview/lead')).toEqual(words);
    again.delete('text overview/lead');
    expect(turned(kept).has('text overview/lead')).toBe(false);
  });

  test('has nothing of what was only looked at', () => {
    const kept = shelf();
    const texts = turned(kept);
    texts.set('pasted', words);
    texts.set('text overview/lead', { before: '原来的', text: '原来的' });
    expect(texts.has('text overview/lead')).toBe(true);
    const again = turned(kept);
    expect([again.has('pasted'), again.has('text overview/lead')]).toEqual([true, false]);
  });

  test.each(['', '{', '5', 'null', '"x"'])('begins with nothing where %p was kept', (text) => {
    expect(turned(shelf(text)).has('pasted')).toBe(false);
  });

  test('works where nothing is kept', () => {
    const texts = unsavedTexts();
    texts.set('pasted', words);
    expect(texts.get('pasted')).toEqual(words);
  });
});

describe('another workbook in front', () => {
  const [a, b] = ['D:\\甲.xlsx', 'D:\\乙.xlsx'];

  test('has its own; the first has its words again when the clerk comes back', () => {
    const texts = turned(shelf(), a);
    texts.set('pasted', words);
    texts.turnTo(b, [a, b]);
    expect(texts.has('pasted')).toBe(false);
    texts.set('pasted', { before: '', text: '乙的' });
    texts.turnTo(a, [a, b]);
    expect(texts.get('pasted')).toEqual(words);
  });

  test('none in front for a while takes nothing away', () => {
    const texts = turned(shelf(), a);
    texts.set('pasted', words);
    texts.turnTo('', []);
    expect(texts.has('pasted')).toBe(false);
    texts.turnTo(a, [a]);
    expect(texts.get('pasted')).toEqual(words);
  });

  test('saved under another name: the words come along, but what stood in the cell has to be seen again', () => {
    const texts = turned(shelf(), '工作簿1');
    texts.set('text overview/lead', { before: '原来的', text: '新写的' });
    texts.turnTo(a, [a]);
    expect(texts.get('text overview/lead')?.text).toBe('新写的');
    expect(texts.get('text overview/lead')?.before).not.toBe('原来的');
    texts.turnTo('工作簿1', [a, '工作簿1']);
    expect(texts.has('text overview/lead')).toBe(false);
  });

  test('one that was open before keeps to itself, though the other has been closed', () => {
    const texts = turned(shelf(), a);
    texts.turnTo(b, [a, b]);
    texts.turnTo(a, [a, b]);
    texts.set('pasted', words);
    texts.turnTo(b, [b]);
    expect(texts.has('pasted')).toBe(false);
  });
});
