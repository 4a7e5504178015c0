/** What to write where when prose is drafted: the text, and its hidden fingerprint beside it. */
import type { TextKey, Texts } from '../../form/text';
import { parsePlace } from '../a1';
import type { ReadResult } from '../read/report';
import type { Block } from '../workbook';

/** One block a part; parts whose row is not in the workbook are left out. */
export function textBlocks(
  read: Pick<ReadResult, 'places' | 'draftedPlaces'>,
  redrafted: {
    readonly texts: Texts;
    readonly drafted: Readonly<Partial<Record<TextKey, string>>>;
    readonly written: readonly TextKey[];
  },
): readonly Block[] {
  const block = (spelled: string | undefined, text: string | undefined): readonly Block[] => {
    const place = spelled === undefined ? undefined : parsePlace(spelled);
    if (!place || text === undefined) return [];
    const { sheet, area } = place;
    return [{ sheet, row: area.row, column: area.column, inputs: [[{ kind: 'value', value: text }]] }];
  };
  return redrafted.written.flatMap((key) => [
    ...block(read.places.get(key), redrafted.texts[key]),
    ...block(read.draftedPlaces.get(key), redrafted.drafted[key]),
  ]);
}
