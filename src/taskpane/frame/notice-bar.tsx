/** What was just done, or went wrong, and what can be done about it. */
import type { JSX } from 'preact';
import { CopyButton } from './copy-button';
import type { Pane } from '../model';
import type { Notice } from '../state';
import { wording } from '../wording';

export function NoticeBar({ pane, notice }: { readonly pane: Pane; readonly notice: Notice }): JSX.Element {
  const { kind, text, detail, copy, next, retry } = notice;
  return (
    <div class={`notice ${kind}`} {...(kind === 'trouble' ? { role: 'alert' } : {})}>
      <div class="said">
        <p>{text}</p>
        {copy === undefined ? null : (
          <p class="path">
            <code>{copy}</code> <CopyButton text={copy} />
          </p>
        )}
        {detail === undefined ? null : (
          <details>
            <summary>{wording.trouble.detail}</summary>
            <code>{detail}</code>
          </details>
        )}
        {next === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              pane.notify();
              next.run();
            }}
          >
            {next.label}
          </button>
        )}
        {retry === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              pane.notify();
              retry();
            }}
          >
            {wording.retry}
          </button>
        )}
      </div>
      <button
        type="button"
        class="close"
        aria-label={wording.close}
        onClick={() => {
          pane.notify();
        }}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" />
        </svg>
      </button>
    </div>
  );
}
