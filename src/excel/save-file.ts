/// <reference types="office-js" />
/**
 * Hands a finished file to the clerk in the ways Excel's web views have: a save dialog where the browser brings one,
 * else a download (Excel on the web, and WebView2, which asks or puts it into 下载). Excel for Mac and iPad download
 * nothing from a pane, so there it is refused with what to do instead: nothing is lost, the report can be made again.
 */
import { download } from '../taskpane/frame/download';
import type { Told } from '../workbook/trial';
import type { OutputFile, Saved } from '../taskpane/host';
import { type Refusal, refuse } from '../form/refusal';

interface SavePicker {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<{
    readonly createWritable: () => Promise<{
      readonly write: (data: Blob) => Promise<void>;
      readonly close: () => Promise<void>;
    }>;
  }>;
}

/** undefined where there is no dialog, or this frame may not open one. */
async function byDialog({ name, mediaType, bytes }: OutputFile): Promise<Saved | undefined> {
  const { showSaveFilePicker } = window as SavePicker;
  if (!showSaveFilePicker || window.top !== window.self) return undefined;
  try {
    const handle = await showSaveFilePicker({ suggestedName: name });
    const stream = await handle.createWritable();
    await stream.write(new Blob([bytes as BlobPart], { type: mediaType }));
    await stream.close();
    return { kind: 'saved', how: 'dialog' };
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? { kind: 'cancelled' } : undefined;
  }
}

/** For a self-check: what there is to save with; nothing is saved, because the clerk would be asked where to. */
export function savingTold(platform: Office.PlatformType | `${Office.PlatformType}`): readonly Told[] {
  const dialog = (window as SavePicker).showSaveFilePicker !== undefined && window.top === window.self;
  const how = refusesFiles(platform) ? '不能存（可以复制全文）' : dialog ? '有保存对话框' : '用浏览器的下载';
  return [{ what: '保存文件（没有试存）', how }];
}

const refusesFiles = (platform: Office.PlatformType | `${Office.PlatformType}`): boolean =>
  platform === 'Mac' || platform === 'iOS' || platform === 'Android';

/** `platform`: where this Excel runs. */
export async function saveFile(
  file: OutputFile,
  platform: Office.PlatformType | `${Office.PlatformType}`,
): Promise<Saved | Refusal> {
  if (refusesFiles(platform))
    return refuse(
      'cannot-save',
      '这台机器上的 Excel 不让窗格保存文件。报告没有丢：请点“复制全文”粘贴到 Word，或在网页版 Excel、Windows 版 Excel 里打开这个工作簿再生成。',
    );
  return (await byDialog(file)) ?? download(file);
}
