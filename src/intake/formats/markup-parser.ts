/** htmlparser2 with a limit on depth: its stack is slow when deep, and no document is. */
import { Parser } from 'htmlparser2';
import { TooMuch } from './blocks';

export interface MarkupEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

const mostDepth = 1_000;

/** Parses the whole text. `xml`: case and self-closing tags count, and only XML's own five entities are decoded. */
export function parseMarkup(text: string, events: MarkupEvents, options: { readonly xml: boolean }): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > mostDepth) throw new TooMuch();
        events.open(name, attributes);
      },
      ontext: events.text,
      onclosetag: (name) => {
        depth -= 1;
        events.close(name);
      },
    },
    { xmlMode: options.xml, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
}
