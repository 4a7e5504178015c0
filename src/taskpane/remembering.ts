/** A workbook that remembers what was last written to it, for a pane that can take it back. */
import type { WrittenCell } from '../workbook/take-back';
import type { Workbook } from '../workbook/workbook';

/** `told`: of each write that changed something, and of those that did not with none. */
export function remembering(workbook: Workbook, told: (cells: readonly WrittenCell[]) => void): Workbook {
  return {
    ...(workbook.drawsCharts === true ? { drawsCharts: true } : {}),
    read: (wanted) => workbook.read(wanted),
    addSheets: (plans) => workbook.addSheets(plans),
    replaceSheet: (plan) => workbook.replaceSheet(plan),
    write: async (blocks) => {
      const written = await workbook.write(blocks);
      told((await import('../workbook/take-back')).cellsWritten(written));
      return written;
    },
    select: (place) => workbook.select(place),
    activeCell: () => workbook.activeCell(),
    onEdit: (listener) => workbook.onEdit(listener),
  };
}
