/** How it is used, in six lines; what this program and the one around it are; and a check of the latter. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { selfCheckPage } from '../../actions/self-check-page';
import { CopyButton } from '../frame/copy-button';
import type { PaneHost } from '../host';
import type { Pane } from '../model';
import { wording } from '../wording';

const words = wording.help;

function About({ about }: { readonly about: ReturnType<PaneHost['about']> }): JSX.Element {
  return (
    <section class="about">
      <h3>{words.about}</h3>
      <dl>
        {about.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <CopyButton text={about.map(([label, text]) => `${label}：${text}`).join('\n')} />
    </section>
  );
}

function SelfCheck({ pane }: { readonly pane: Pane }): JSX.Element | null {
  const [result, setResult] = useState<string>();
  const [working, setWorking] = useState(false);
  const { host } = pane;
  const { selfCheck: asked } = host;
  if (!asked) return null;
  const start = async (): Promise<void> => {
    setWorking(true);
    setResult(undefined);
    const checked = await pane.task(
      wording.busy.selfChecking,
      async () =>
        (await import('../../actions/self-check')).selfCheck({
          workbook: host.workbook,
          trial: await asked.trial(),
          leftOut: () => host.leftOut?.() ?? [],
          saving: asked.saving,
        }),
      () => void start(),
    );
    if (checked) setResult(selfCheckPage(checked, host.about()));
    setWorking(false);
  };
  return (
    <section class="self-check">
      <h3>{words.selfCheck}</h3>
      <p>{words.selfCheckIs(host.name)}</p>
      <button
        type="button"
        aria-disabled={working}
        onClick={() => {
          if (!working) void start();
        }}
      >
        {words.selfCheckStart}
      </button>
      {result === undefined ? null : (
        <>
          <pre tabIndex={0} role="region" aria-label={words.selfCheckResult}>
            {result}
          </pre>
          <CopyButton text={result} />
        </>
      )}
    </section>
  );
}

export function HelpView({ pane }: { readonly pane: Pane }): JSX.Element {
  const { paneName, without } = pane.host;
  const { title, steps, promise, colors } = words;
  return (
    <article class="help">
      <h2>{title}</h2>
      <ol>
        {steps.map(([name, text]) => (
          <li key={name}>
            <b>{name}</b>
            {text}
          </li>
        ))}
      </ol>
      <p>{colors(paneName)}</p>
      <p>{promise(without)}</p>
      <About about={pane.host.about()} />
      <SelfCheck pane={pane} />
    </article>
  );
}
