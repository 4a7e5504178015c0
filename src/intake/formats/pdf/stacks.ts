/** Runs under each other that are one text: a label or a head broken into lines. */
import type { Rule } from './page-marks';
import { beginsLabel, overlap, type Run } from './runs';

export interface Stack {
  readonly runs: Run[];
  left: number;
  right: number;
}

/** Line steps wider than these, in font sizes, are no line break: in a label, and in a head, which may have others under it. */
const labelStep = 2;
const headStep = 1.45;

function lastOf({ runs }: Stack): Run {
  return runs[runs.length - 1] as Run;
}

function isRuled(above: Run, below: Run, rules: readonly Rule[]): boolean {
  const x = (Math.max(above.left, below.left) + Math.min(above.right, below.right)) / 2;
  const [from, to] = [above.baseline - 0.3 * above.size, below.baseline - 0.4 * below.size];
  return rules.some((rule) => rule.at > from && rule.at < to && rule.from <= x && rule.to >= x);
}

/** The stacks of these lines of runs, from the top. `horizontal` rules part what stands on both sides of them. */
export function stacksOf(
  lines: readonly (readonly Run[])[],
  horizontal: readonly Rule[],
  kind: 'label' | 'head',
): readonly Stack[] {
  const stacks: Stack[] = [];
  let open: Stack[] = [];
  for (const line of lines) {
    const next: Stack[] = [];
    for (const run of line) {
      const above = open.filter((stack) => {
        const last = lastOf(stack);
        const step = (run.baseline - last.baseline) / Math.max(last.size, run.size, 1);
        if (step > (kind === 'label' ? labelStep : headStep) || isRuled(last, run, horizontal)) return false;
        // A head over several others is not the beginning of one of them.
        const under = line.filter((other) => overlap(last, other) > 0).length;
        return overlap(stack, run) > 0.5 && (kind === 'label' || under === 1);
      });
      const best = above.sort((a, b) => overlap(b, run) - overlap(a, run))[0];
      if (best && !next.includes(best) && !beginsLabel(run.text)) {
        best.runs.push(run);
        best.left = Math.min(best.left, run.left);
        best.right = Math.max(best.right, run.right);
        next.push(best);
      } else {
        const stack = { runs: [run], left: run.left, right: run.right };
        stacks.push(stack);
        next.push(stack);
      }
    }
    // One that has no line here may go on in the next, beside a label of more lines.
    open = [...open.filter((stack) => !next.includes(stack)), ...next];
  }
  return stacks;
}

export const stackText = ({ runs }: Pick<Stack, 'runs'>): string => runs.map(({ text }) => text).join('');
