/**
 * The key of a number: `section/row/column`, e.g. `requests/carriedIn/total`.
 * The type is read off the editions' data, so a mistyped key does not compile and no list of keys is kept by hand.
 */
import type { TableData } from './form';
import type { cases, proactive2021, requests2021 } from './editions/2021';
import type { proactive2019, requests2019 } from './editions/2019';

type LeafId<H> = H extends { readonly members: readonly (infer M)[] }
  ? LeafId<M>
  : H extends { readonly id: infer I extends string }
    ? I
    : never;

type BandKey<T extends string, B> = B extends {
  readonly rows: readonly (infer R)[];
  readonly columns: readonly (infer C)[];
}
  ? `${T}/${LeafId<R>}/${LeafId<C>}`
  : never;

/** All keys of one table's data. */
export type KeyOf<T extends TableData> = BandKey<T['id'], T['bands'][number]>;

/** The 200 cells of the form in force (国办公开办函〔2021〕30号). */
export type CellKey2021 = KeyOf<typeof proactive2021> | KeyOf<typeof requests2021> | KeyOf<typeof cases>;

/** The cells of the trial form (国办公开办函〔2019〕60号), report years 2019 and 2020. */
export type CellKey2019 = KeyOf<typeof proactive2019> | KeyOf<typeof requests2019> | KeyOf<typeof cases>;

export type CellKey = CellKey2021 | CellKey2019;

export type CaseRow = LeafId<(typeof cases)['bands'][number]['rows'][number]>;
export type CaseColumn = LeafId<(typeof cases)['bands'][number]['columns'][number]>;
export type RequestRow = LeafId<(typeof requests2021)['bands'][number]['rows'][number]>;
export type RequestColumn = LeafId<(typeof requests2021)['bands'][number]['columns'][number]>;
