/** One sentence become another: what stayed, what went and what came, in pieces that can be read. */
import { diffArrays } from 'diff';
import { unitsOf } from './units';

export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A single character that happens to be in both, between two changes: 页 of 页面 and 网页 tells nobody anything. */
const isSplinter = (text: string): boolean => /^\p{Script=Han}$/u.test(text);

interface Run {
  readonly same: string;
  readonly removed: string;
  readonly added: string;
}

/** What went and came between two stretches that stayed. */
function runsOf(before: string, after: string): readonly Run[] {
  return diffArrays([...unitsOf(before)], [...unitsOf(after)]).reduce<readonly Run[]>(
    (runs, { value, added, removed }) => {
      const text = value.join('');
      const last = runs[runs.length - 1];
      if (!added && !removed) return [...runs, { same: text, removed: '', added: '' }];
      const run = last ?? { same: '', removed: '', added: '' };
      const changed = added ? { ...run, added: run.added + text } : { ...run, removed: run.removed + text };
      return [...runs.slice(0, -1), changed];
    },
    [],
  );
}

/** `before` is what is same and removed, `after` what is same and added. No piece is empty. */
export function piecesOf(before: string, after: string): readonly Piece[] {
  const runs = runsOf(before, after).reduce<readonly Run[]>((done, run) => {
    const last = done[done.length - 1];
    const between = last && last.removed + last.added !== '' && run.removed + run.added !== '';
    if (!between || !isSplinter(run.same)) return [...done, run];
    const [removed, added] = [last.removed + run.same + run.removed, last.added + run.same + run.added];
    return [...done.slice(0, -1), { same: last.same, removed, added }];
  }, []);
  return runs
    .flatMap(({ same, removed, added }): readonly Piece[] => [
      { kind: 'same', text: same },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ])
    .filter(({ text }) => text !== '');
}
