/** What is in small type above or below the line beside a number is a note mark, not a digit of it. */

/** How a text stands: in small type above or below the line, moved up in its own size, or on the line. */
export type Raised = 'small' | 'moved' | 'no';

/** Where a text is about to be written; `last`: the last character of the paragraph so far, or ''. */
interface Place {
  readonly inCell: boolean;
  readonly last: string;
}

const mark = /^[\s\d*＊①-⑳()（）[\]注]+$/u;

/**
 * Is handed every text of a document, and gives what to write of it: of a mark behind a number nothing. Small digits that
 * follow nothing may be a mark before a number or all there is; spelled so, they are no number, and the clerk is asked.
 */
export function raiser(): (place: Place, text: string, how: Raised) => string {
  /** Whether something on the line stands before, in this paragraph. */
  let follows = false;
  return ({ inCell, last }, text, how) => {
    if (last === '') follows = false;
    if (how === 'no' || !inCell || !mark.test(text)) {
      follows ||= text.trim() !== '';
      return text;
    }
    if (follows) return '';
    return how === 'moved' ? text : text.replace(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
  };
}
