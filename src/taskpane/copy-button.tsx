/** Copies a text. The old way is the only one that works in every web view an office suite brings. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { wording } from './wording';

function copyText(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'off-screen';
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the clipboard API is blocked in Excel's frames.
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

export function CopyButton({ text }: { readonly text: string }): JSX.Element {
  const [copied, set] = useState<boolean>();
  return (
    <button
      type="button"
      onClick={() => {
        set(copyText(text));
      }}
    >
      {copied === undefined ? wording.copy : copied ? wording.copied : wording.notCopied}
    </button>
  );
}
