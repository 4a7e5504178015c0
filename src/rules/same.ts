/** Whether two pieces of a report say the same: a workbook that is read again is another object with the same words. */

/** Data all the way down: texts, numbers, lists and records. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [ours, theirs] = [a, b] as Readonly<Record<string, unknown>>[];
  if (!ours || !theirs) return false;
  const keys = Object.keys(ours);
  return (
    keys.length === Object.keys(theirs).length &&
    keys.every((key) => key in theirs && isSame(ours[key], theirs[key]))
  );
}

/** The same answer to the same question, asked again and again: the last is kept. `answer` looks at nothing else. */
export function askedOnce<Question, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  let last: { readonly question: Question; readonly answer: Answer } | undefined;
  return (question) => {
    if (!last || !isSame(question, last.question)) last = { question, answer: answer(question) };
    return last.answer;
  };
}
