/** 一百二十三, 两, 十二, 三万: Chinese numerals below 100 million, as prose counts with them and cells are filled. */

const digits: ReadonlyMap<string, number> = new Map([
  ...Array.from('零一二三四五六七八九', (character, value) => [character, value] as const),
  ['〇', 0],
  ['两', 2],
]);

const tens = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The characters a numeral is made of, for use in a pattern. */
export const numeralCharacters = '零〇一二两三四五六七八九十百千';

/** Its value; undefined where the characters make no number. */
export function chineseNumeral(text: string): number | undefined {
  const [high = '', low, ...more] = text.split('万');
  if (low === undefined) return belowTenThousand(high);
  const [tenThousands, rest] = [belowTenThousand(high), low === '' ? 0 : belowTenThousand(low)];
  if (more.length > 0 || tenThousands === undefined || rest === undefined) return undefined;
  return tenThousands * 10_000 + rest;
}

function belowTenThousand(text: string): number | undefined {
  // A nought stands alone or between, never at the end.
  if (text.length > 1 && /[零〇]$/u.test(text)) return undefined;
  let sum = 0;
  let digit: number | undefined;
  let least = 10000;
  for (const character of text) {
    const ten = tens.get(character);
    if (ten === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits.get(character);
      if (digit === undefined) return undefined;
    } else {
      if (ten >= least || digit === 0) return undefined;
      least = ten;
      sum += (digit ?? 1) * ten;
      digit = undefined;
    }
  }
  return text === '' ? undefined : sum + (digit ?? 0);
}
