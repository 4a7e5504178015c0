/** What is done with files: opened in place of what is open, and saved. */
import type { Refusal } from '../form/refusal';
import { isNamedAsText } from '../intake/formats/format-list';
import type { Autosave } from './autosave';
import type { Notices } from './notices';
import { byId } from './page';
import type { Bench } from './session';
import { wording } from './wording';

export interface FileCommands {
  readonly openNew: () => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly take: (name: string, bytes: Uint8Array) => void;
  readonly save: () => Promise<void>;
}

export function fileCommands(bench: Bench, keeper: Autosave | undefined, notices: Notices): FileCommands {
  /** Asked about first where work would be lost. */
  const instead = async (
    open: () => Promise<Refusal | undefined>,
    question: (name: string) => string = wording.leave.open,
  ): Promise<void> => {
    if (bench.unsaved() && !window.confirm(question(bench.name()))) return;
    try {
      const refusal = await open();
      if (refusal) {
        notices.tell(refusal.message);
        return;
      }
      await keeper?.clear();
      const { cut } = bench.workbook();
      notices.tell(cut.length > 0 ? wording.cut(cut) : undefined);
    } catch (error) {
      console.error(error);
      notices.tell(wording.wrong);
    }
  };
  return {
    openNew: () => instead(() => bench.openNew().then(() => undefined), wording.leave.new),
    openSample: () => instead(bench.openSample),
    take: (name, bytes) => {
      if (isNamedAsText(name)) notices.flash(wording.notWorkbook);
      else void instead(() => bench.openFile(name, bytes));
    },
    save: async () => {
      const file = await bench.save();
      await keeper?.clear();
      byId('file-state').textContent = wording.saved(file);
    },
  };
}
