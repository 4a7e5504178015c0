/** What to write where when prose is drafted: the text, and its hidden fingerprint beside it. */
import type { CellPlace } from '../../form/place';
import type { TextKey, Texts } from '../../form/text';
import type { ReadResult } from '../read/report';
import { textColumns } from '../layout';
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
  const block = (place: CellPlace | undefined, text: string | undefined): readonly Block[] =>
    !place || text === undefined ? [] : [{ ...place, inputs: [[{ kind: 'value', value: text }]] }];
  return redrafted.written.flatMap((key) => [
    ...block(read.places.get(key), redrafted.texts[key]),
    ...block(read.draftedPlaces.get(key), redrafted.drafted[key]),
  ]);
}

/** Headings of parts, beside their texts. */
export function headingBlocks(
  read: Pick<ReadResult, 'places'>,
  headings: readonly (readonly [TextKey, string])[],
): readonly Block[] {
  return headings.flatMap(([key, heading]) => {
    const place = read.places.get(key);
    if (!place) return [];
    const { sheet, row } = place;
    return [{ sheet, row, column: textColumns.heading, inputs: [[{ kind: 'value', value: heading }]] }];
  });
}
