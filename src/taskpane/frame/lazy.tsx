/** A view that is loaded when it is first shown. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Pane } from '../model';
import { wording } from '../wording';

type Body = (props: { readonly pane: Pane }) => JSX.Element;

export function later(load: () => Promise<Body>): Body {
  let loaded: Body | undefined;
  return ({ pane }) => {
    const [, draw] = useState(false);
    const View = loaded;
    useEffect(() => {
      if (View) return;
      const start = async (): Promise<void> => {
        try {
          // Another may have loaded it since this was drawn.
          loaded ??= await load();
          draw(true);
        } catch (error) {
          pane.notify({
            kind: 'trouble',
            text: wording.trouble.unknown,
            detail: String(error),
            retry: () => void start(),
          });
        }
      };
      void start();
    }, [pane]);
    return View ? <View pane={pane} /> : <></>;
  };
}
