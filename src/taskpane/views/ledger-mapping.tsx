/**
 * The office's own ledger, in two steps: which of its columns is which, suggested from the heads; then what its own words
 * mean, and which rows cannot be read. Kept once; the ledger itself is not touched.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  mapLedger,
  mappableColumns,
  previewMapping,
  type LedgerCandidate,
  type MappingPreview,
} from '../../actions/map-ledger';
import { applicationHead, type ApplicationColumn } from '../../ledger/columns';
import type { Mapping } from '../../ledger/mapping';
import { kindTerms, type KindColumn, type OwnWords } from '../../ledger/terms';
import { placeArea } from '../../workbook/layout';
import type { Pane } from '../model';
import { wording } from '../wording';

const words = wording.ledger.mapping;
/** More rows than this are told in the list of problems. */
const mostRows = 50;

interface Choice {
  readonly value: string;
  readonly label: string;
}

function Choose(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
}): JSX.Element {
  return (
    <label>
      <span>{props.label}</span>
      <select
        value={props.value}
        onChange={(event) => {
          props.choose(event.currentTarget.value);
        }}
      >
        <option value="">{words.none}</option>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

const withWord = (all: OwnWords, column: KindColumn, word: string, id: string): OwnWords => {
  const next = new Map(all[column]);
  if (id === '') next.delete(word);
  else next.set(word, id);
  return { ...all, [column]: next };
};

/** What would be read with the columns as chosen. */
function Preview(props: {
  readonly pane: Pane;
  readonly preview: MappingPreview;
  readonly own: OwnWords;
  readonly say: (column: KindColumn, word: string, id: string) => void;
}): JSX.Element {
  const { pane, preview, own, say } = props;
  // Those said before stay on the list, to be changed.
  const said = (Object.keys(kindTerms) as KindColumn[]).flatMap((column) =>
    [...(own[column]?.keys() ?? [])]
      .filter((word) => !preview.words.some((one) => one.column === column && one.word === word))
      .map((word) => ({ column, word, rows: [] as readonly number[] })),
  );
  const asked = [...preview.words, ...said];
  return (
    <>
      <p>{words.preview(preview.applications)}</p>
      {asked.length > 0 ? <p class="quiet">{words.words}</p> : null}
      {asked.map(({ column, word, rows }) => (
        <Choose
          key={`${column} ${word}`}
          label={words.word(applicationHead(column), word, rows.length)}
          value={own[column]?.get(word) ?? ''}
          choices={kindTerms[column].map(({ id, name }) => ({ value: id, label: name }))}
          choose={(id) => {
            say(column, word, id);
          }}
        />
      ))}
      {preview.unread.length > 0 ? <p class="quiet">{words.unread(preview.unread.length)}</p> : null}
      <p class="places">
        {preview.unread.slice(0, mostRows).map(({ id, place, columns }) => (
          <button
            key={place.row}
            type="button"
            class="place"
            onClick={() => void pane.select(placeArea(place))}
          >
            {words.unreadRow(id === '' ? wording.ledger.row(place.row) : id, columns)}
          </button>
        ))}
      </p>
    </>
  );
}

export function LedgerMapping(props: {
  readonly pane: Pane;
  readonly candidate: LedgerCandidate;
  readonly done: () => void;
}): JSX.Element {
  const { pane, candidate, done } = props;
  const [heads, setHeads] = useState<ReadonlyMap<ApplicationColumn, string>>(candidate.suggestion);
  const [own, setOwn] = useState<OwnWords>(candidate.words);
  const [preview, setPreview] = useState<MappingPreview>();
  const { workbook } = pane;
  const mapping = (): Mapping => {
    const chosen = mappableColumns.flatMap(({ id }) => {
      const head = heads.get(id);
      return head === undefined ? [] : [[id, head] as const];
    });
    return { sheet: candidate.sheet, heads: new Map(chosen), words: own };
  };
  const look = async (): Promise<void> => {
    const found = await pane.task(
      wording.ledger.counting,
      // Words said before are asked for again, so that they can be changed.
      () => previewMapping(workbook, { ...mapping(), words: {} }),
      () => void look(),
    );
    if (found) setPreview(found);
  };
  const keep = async (): Promise<void> => {
    const result = await pane.task(
      wording.busy.writing,
      () => mapLedger(workbook, mapping()),
      () => void keep(),
    );
    if (!result) return;
    pane.notify({ kind: 'done', text: words.kept(result.sheet, result.applications) });
    done();
    await pane.recheck();
  };
  return (
    <form
      class="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void (preview ? keep() : look());
      }}
    >
      <h2>{words.title(candidate.sheet)}</h2>
      {preview ? (
        <Preview
          pane={pane}
          preview={preview}
          own={own}
          say={(column, word, id) => {
            setOwn(withWord(own, column, word, id));
          }}
        />
      ) : (
        <>
          <p class="quiet">{words.intro}</p>
          {mappableColumns.map(({ id, head }) => (
            <Choose
              key={id}
              label={head}
              value={heads.get(id) ?? ''}
              choices={candidate.heads.map((text) => ({ value: text, label: text }))}
              choose={(chosen) => {
                const next = new Map(heads);
                if (chosen === '') next.delete(id);
                else next.set(id, chosen);
                setHeads(next);
              }}
            />
          ))}
        </>
      )}
      <div class="buttons">
        <button type="submit" class="primary">
          {preview ? words.keep : words.next}
        </button>
        {preview ? (
          <button
            type="button"
            onClick={() => {
              setPreview(undefined);
            }}
          >
            {words.back}
          </button>
        ) : null}
        <button type="button" onClick={done}>
          {wording.cancel}
        </button>
      </div>
    </form>
  );
}
