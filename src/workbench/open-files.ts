/** The ways a file comes in: the button's dialog, and dropped anywhere on the page. */

export type TakeFile = (name: string, bytes: Uint8Array) => void;

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** The chosen file of a hidden input, the same one twice if need be. */
export function takeChosen(input: HTMLInputElement, take: TakeFile): void {
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file)
      void bytesOf(file).then((bytes) => {
        take(file.name, bytes);
      });
    input.value = '';
  });
}

/** Files dropped outside `except`, which takes its own. `veil` is shown while one is held over the page. */
export function takeDropped(veil: HTMLElement, except: HTMLElement, take: TakeFile): void {
  const ours = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') === true && !except.contains(event.target as Node);
  window.addEventListener(
    'dragover',
    (event) => {
      veil.hidden = !ours(event);
      if (!veil.hidden) event.preventDefault();
    },
    true,
  );
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  window.addEventListener(
    'drop',
    (event) => {
      veil.hidden = true;
      if (!ours(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file)
        void bytesOf(file).then((bytes) => {
          take(file.name, bytes);
        });
    },
    true,
  );
}
