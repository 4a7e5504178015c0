/** What to write where when prose is drafted: the text, its hidden fingerprint beside it, and how it will be printed. */
import type { CellPlace } from '../../form/place';
import type { TextKey, Texts } from '../../form/text';
import type { ReadResult } from '../read/report';
import { textColumns, textWidth } from '../layout';
import type { Block, CellInput } from '../workbook';
import { partHeight, printedText } from './printed-text';

/** A few blocks a part; parts whose row is not in the workbook are left out. */
export function textBlocks(
  read: Pick<ReadResult, 'report' | 'places' | 'draftedPlaces' | 'printedPlaces'>,
  redrafted: {
    readonly texts: Texts;
    readonly drafted: Readonly<Partial<Record<TextKey, string>>>;
    readonly written: readonly TextKey[];
  },
): readonly Block[] {
  const put = ({ sheet, row, column }: CellPlace, input: CellInput): Block => {
    return { sheet, row, column, inputs: [[input]] };
  };
  const block = (place: CellPlace | undefined, text: string | undefined): readonly Block[] =>
    !place || text === undefined ? [] : [put(place, { kind: 'value', value: text })];
  return redrafted.written.flatMap((key) => {
    const [printed, text] = [read.printedPlaces.get(key), redrafted.texts[key]];
    const shift = (printed?.column ?? 0) - textColumns.printed;
    const input = printed && text !== undefined && printedText(printed.row, key, text, { ...read, shift });
    return [
      ...block(read.places.get(key), text),
      ...block(read.draftedPlaces.get(key), redrafted.drafted[key]),
      ...(printed && input ? [{ ...put(printed, input), height: partHeight(text, input, textWidth) }] : []),
    ];
  });
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
