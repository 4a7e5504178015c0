/** One number that upsets several things: it is mended once, and what else that settles is listed inside. */
import type { JSX } from 'preact';
import { spellPlace } from '../../workbook/a1';
import { placeArea } from '../../workbook/layout';
import type { Cause } from '../../rules/locate';
import type { Pane } from '../model';
import { groupName, wording } from '../wording';
import type { Item } from './finding-groups';
import { FindingItem, moveAmongFindings } from './finding-item';
import { FixOffer } from './fix-offer';

export function CauseItem(props: {
  readonly pane: Pane;
  readonly item: Item;
  readonly cause: Cause;
}): JSX.Element {
  const { pane, item, cause } = props;
  const { where, held, name, value } = cause;
  const words = wording.cause;
  return (
    <li class={`finding cause ${item.id}`}>
      <button
        type="button"
        class="finding-head"
        title={wording.findings.go}
        onClick={() => {
          if (where) void pane.select(placeArea(where));
        }}
        onKeyDown={moveAmongFindings}
      >
        <span class="off-screen">{groupName[item.id]}</span>
        {where === undefined ? null : <span class="at">{spellPlace(where)}</span>}
        <span class="message">
          {held === null ? words.blank(name, value) : words.wrong(name, held, value)}
        </span>
        <span class="suspect">{words.settles(item.findings.length)}</span>
      </button>
      <div class="inside">
        <div class="buttons">
          <FixOffer pane={pane} finding={item.findings[0]} fix={cause.fix} ofCause />
        </div>
        <details>
          <summary>{words.list(item.findings.length)}</summary>
          <ul class="findings">
            {item.findings.map((finding) => (
              <FindingItem key={finding.key} {...{ pane, finding }} id={finding.severity} />
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}
