/** Words and how much each says of what a heading or a sentence is about, 2 being nearly certain. */
export type Tells = Readonly<Record<string, number>>;

/** How much a text says, all its telling words together. 的 counts for nothing. */
export function weigh(text: string, tells: Tells): number {
  let sum = 0;
  for (const [word, weight] of Object.entries(tells)) {
    if (text.includes(word.replace(/的/gu, ''))) sum += weight;
  }
  return sum;
}
