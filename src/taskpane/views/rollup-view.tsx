/** 汇总, for the office that collects: the register, files in, who is late or wrong, slips out, sums, and what they are made of. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { openArea } from '../../actions/area/open-area';
import type { Pane } from '../model';
import { usePane } from '../frame/use-pane';
import { wording } from '../wording';
import { Collecting } from './rollup/collecting';
import { RegisterForm } from './rollup/register-form';
import { Sums } from './rollup/sums';

export function RollupView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { known } = usePane(pane);
  const [registered, setRegistered] = useState<boolean>();
  const load = async (): Promise<void> => {
    const area = await pane.task(
      wording.rollup.gathering,
      () => openArea(pane.workbook),
      () => void load(),
    );
    if (area) setRegistered(area.registered);
  };
  useEffect(() => void load(), [known]);
  if (registered === undefined) return <p class="quiet">{wording.rollup.gathering}</p>;
  return (
    <article class="rollup">
      {registered ? (
        <>
          <Collecting pane={pane} />
          <Sums pane={pane} />
        </>
      ) : (
        <RegisterForm pane={pane} />
      )}
    </article>
  );
}
