/** Words cut into what is compared as one: a number whole, a word of letters, any other character alone. */
const unit = /\d+(?:[.,，]\d+)*(?:[%％])?|[A-Za-z]+|\s+|[\s\S]/gu;

export function unitsOf(text: string): readonly string[] {
  return text.match(unit) ?? [];
}

export function isNumber(unitOfText: string): boolean {
  return /^\d/u.test(unitOfText);
}
