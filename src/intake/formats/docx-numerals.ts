/** Numbers as Word prints them before a paragraph: the formats of ST_NumberFormat (ECMA-376 part 1, 17.18.59) met in China. */

const simple = '〇一二三四五六七八九';
const legal = '零壹贰叁肆伍陆柒捌玖';
const legalTraditional = '零壹貳參肆伍陸柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 1 to 99 in words, 10 as 十; no list of a report is longer. */
function counted(value: number, digits: string, ten: string): string {
  if (value > 99 || value < 0) return String(value);
  const tens = Math.floor(value / 10);
  const one = ten === '十' ? '' : digits.charAt(1);
  const head = tens === 0 ? '' : tens === 1 ? `${one}${ten}` : `${digits.charAt(tens)}${ten}`;
  return value % 10 === 0 && value > 0 ? head : head + digits.charAt(value % 10);
}

function spelledDigits(value: number, digits: string): string {
  return String(value).replace(/\d/gu, (digit) => digits.charAt(Number(digit)));
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, letters] of romans) {
    for (; rest >= size && text.length < 20; rest -= size) text += letters;
  }
  return text;
}

/** A, …, Z, AA, BB: Word repeats the letter. */
function letters(value: number, first: number): string {
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(
    Math.min(9, Math.floor((value - 1) / 26) + 1),
  );
}

/** Characters of their own, from `first`, as far as there are any. */
function enclosed(value: number, first: number, last: number): string {
  return value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value);
}

/** ①…⑳, ㉑…㉟, ㊱…㊿. */
export function circled(value: number): string {
  if (value > 35) return value > 50 ? String(value) : String.fromCodePoint(0x32b1 + value - 36);
  return value > 20 ? String.fromCodePoint(0x3251 + value - 21) : enclosed(value, 0x2460, 20);
}

/** The number in this format; decimal where the format is none that is known. */
export function spellNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value, 65);
    case 'lowerLetter':
      return letters(value, 97);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 20);
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 20);
    case 'ideographEnclosedCircle':
      return enclosed(value, 0x3280, 10);
    case 'ideographTraditional':
      return value <= stems.length ? stems.charAt(value - 1) : String(value);
    case 'ideographZodiac':
    case 'ideographZodiacTraditional':
      return value <= branches.length ? branches.charAt(value - 1) : String(value);
    case 'chineseLegalSimplified':
      return counted(value, legal, '拾');
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counted(value, legalTraditional, '拾');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return spelledDigits(value, simple);
    default:
      return /chinese|japanese|taiwanese|koreanCounting/iu.test(format)
        ? counted(value, simple.replace('〇', '零'), '十')
        : String(value);
  }
}
