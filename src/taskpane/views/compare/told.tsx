/** What can only be told: what the form forbids, what was not read, and what the rules say of the document. */
import type { JSX } from 'preact';
import type { DocumentComparison } from '../../../actions/compare/compare-document';
import { partName } from '../../../actions/compare/keep-comparison';
import { cellOf } from '../../../form/index';
import { placeArea } from '../../../workbook/layout';
import type { Pane } from '../../model';
import { groupName, wording } from '../../wording';

const words = wording.comparing;

/** More names of cells, and more findings, are counted. */
const [mostNames, mostFindings] = [6, 50];

export function Form({ comparison }: { readonly comparison: DocumentComparison }): JSX.Element | null {
  const { form } = comparison;
  if (form.length === 0) return null;
  return (
    <section>
      <h3>{words.form(form.length)}</h3>
      <p class="quiet">{words.formHint}</p>
      <ul class="notes">
        {form.map(({ part, workbook, document }) => (
          <li key={`${part} ${workbook}`}>
            {partName(part)}
            <br />
            <del>{workbook}</del> <ins>{document}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Said once: the reader's own notes on the same are left out. */
export function NotRead({ comparison }: { readonly comparison: DocumentComparison }): JSX.Element | null {
  const { missing, unread, notes } = comparison;
  const names = missing.map(partName);
  const cells: ReadonlySet<string> = new Set(unread);
  const doubts = notes.filter(({ severity, message, about = [] }) => {
    const known = about.length > 0 && about.every((subject) => cells.has(subject));
    return severity === 'doubtful' && !known && !names.some((name) => message.includes(name));
  });
  const some = unread.slice(0, mostNames).map((cell) => cellOf(cell).name);
  return (
    <>
      {missing.length + unread.length > 0 ? (
        <section>
          <h3>{words.missing(missing.length + (unread.length > 0 ? 1 : 0))}</h3>
          <p class="quiet">{words.missingHint}</p>
          <ul class="notes">
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
            {unread.length > 0 ? (
              <li>
                {words.unread(unread.length, `${some.join('、')}${unread.length > mostNames ? '等' : ''}`)}
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
      {doubts.length > 0 ? (
        <section>
          <h3>{wording.source.doubtful}</h3>
          <ul class="notes">
            {doubts.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

export function Published(props: {
  readonly pane: Pane;
  readonly comparison: DocumentComparison;
}): JSX.Element | null {
  const { pane, comparison } = props;
  const { findings } = comparison;
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{words.findings(findings.length)}</h3>
      <p class="quiet">{words.findingsHint}</p>
      <ul>
        {findings.slice(0, mostFindings).map(({ key, severity, message, where: [place] }) => (
          <li key={key} class={`finding ${severity}`}>
            <button
              type="button"
              class="finding-head"
              title={words.go}
              onClick={() => {
                if (place) void pane.select(placeArea(place));
              }}
            >
              <span class="at">{groupName[severity]}</span>
              <span class="message">{message}</span>
            </button>
          </li>
        ))}
      </ul>
      {findings.length > mostFindings ? <p>{wording.more(findings.length - mostFindings)}</p> : null}
    </section>
  );
}
