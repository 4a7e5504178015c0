/**
 * How the characters of a style print (ECMA-376 part 1, 17.3.2 and 17.7): hidden, crossed out, above or below the line.
 * A style does what a run can do itself, and most programs write a note mark as a style.
 */
import { parseMarkup } from './markup-parser';
import type { Raised } from './raised';

/** What a run says, or its style; a property nobody names is undefined. */
export interface Look {
  readonly vanish?: boolean;
  readonly strike?: boolean;
  readonly dstrike?: boolean;
  /** In small type above or below the line (vertAlign), or moved up in its own type (position). */
  readonly raised?: Raised;
}

export function isHiddenLook({ vanish }: Look): boolean {
  return vanish === true;
}

export function isStruckLook({ strike, dstrike }: Look): boolean {
  return strike === true || dstrike === true;
}

export function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}

/** What one property says of the look; `name` without its prefix. */
export function lookOf(name: string, value: string | undefined): Look {
  switch (name) {
    case 'vanish':
    case 'strike':
    case 'dstrike':
      return { [name]: !isOff(value) };
    case 'vertAlign':
      return { raised: value === 'baseline' ? 'no' : 'small' };
    case 'position':
      // In half points; a line or two of difference only centres a number in its cell.
      return Number(value) >= 6 ? { raised: 'moved' } : {};
    default:
      return {};
  }
}

/** The look of a style by its id, with what it is based on. */
export type LookOfStyle = (id: string | undefined) => Look;

/** Styles based on one another. */
const longestChain = 20;

/** Reads `word/styles.xml`; a style that is not there looks like nothing in particular. */
export function docxLooks(styles: string): LookOfStyle {
  const own = new Map<string, { look: Look; basedOn: string | undefined }>();
  let id = '';
  let inRun = false;
  parseMarkup(
    styles,
    {
      open: (tag, attributes) => {
        const name = tag.replace(/^.*:/u, '');
        const attribute = (wanted: string): string | undefined =>
          Object.entries(attributes).find(([key]) => key === wanted || key.endsWith(`:${wanted}`))?.[1];
        if (name === 'style') {
          id = attribute('styleId') ?? '';
          own.set(id, { look: {}, basedOn: undefined });
        }
        const style = own.get(id);
        if (!style) return;
        if (name === 'basedOn') style.basedOn = attribute('val');
        else if (name === 'rPr') inRun = true;
        else if (inRun) style.look = { ...style.look, ...lookOf(name, attribute('val')) };
      },
      text: () => undefined,
      close: (tag) => {
        const name = tag.replace(/^.*:/u, '');
        if (name === 'rPr') inRun = false;
        else if (name === 'style') id = '';
      },
    },
    { xml: true },
  );
  const resolve = (wanted: string | undefined): Look => {
    let look: Look = {};
    let next = wanted;
    // A circle ends as any chain does that is longer than a document needs.
    for (let depth = 0; next !== undefined && depth < longestChain; depth += 1) {
      const style = own.get(next);
      look = { ...style?.look, ...look };
      next = style?.basedOn;
    }
    return look;
  };
  const known = new Map<string | undefined, Look>();
  return (wanted) => {
    const before = known.get(wanted) ?? resolve(wanted);
    known.set(wanted, before);
    return before;
  };
}
