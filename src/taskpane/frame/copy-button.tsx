/** Copies a text, and says whether it has. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { copyText } from './copy';
import { wording } from '../wording';

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
