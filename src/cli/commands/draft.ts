/** `nianbao draft FILE`: writes the prose into the workbook. */
import { draftNarrative } from '../../actions/draft-narrative';
import { textName } from '../../form/text';
import { filesNamed } from '../arguments';
import { tell, type Command } from '../command';
import { openFileForWriting, saveFile } from '../open-file';
import { wording } from '../wording';
import { isRefusal } from '../../form/refusal';

export const draft: Command = {
  name: 'draft',
  options: { force: { type: 'boolean' } },
  run: async (args) => {
    const files = filesNamed(args, ['工作簿文件名']);
    if (isRefusal(files)) return files;
    const path = files[0] ?? '';
    const workbook = await openFileForWriting(path);
    if (isRefusal(workbook)) return workbook;
    const result = await draftNarrative(workbook, { force: args.flag('force') });
    if (isRefusal(result)) return result;
    for (const { key, old } of result.overwritten) tell(wording.overwritten(textName(key), old));
    if (result.kept.length > 0) tell(wording.keptText(result.kept.map(textName).join('、')));
    if (result.written.length === 0) {
      tell(wording.nothingToDraft);
      return 0;
    }
    tell(wording.written(result.written.map(textName).join('、')));
    if (result.questions > 0) tell(wording.questions(result.questions));
    return (await saveFile(path, await workbook.save(), false)) ?? 0;
  },
};
