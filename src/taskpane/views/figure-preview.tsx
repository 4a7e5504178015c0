/**
 * A picture in the preview: the drawing of the documents, as elements. For copying there is the same as a table beside it,
 * which pane.css shows only then, because Word and editors of websites drop drawings.
 */
import { h, type JSX } from 'preact';
import { barTable, units, type BarTableRow } from '../../charts/bar-table';
import { draw } from '../../charts/draw';
import type { Figure } from '../../charts/figure';
import { ink } from '../../charts/palette';
import type { FigureBlock } from '../../document/document';
import { pictureCaption } from '../../form/report';

function Bar({ row }: { readonly row: BarTableRow }): JSX.Element {
  if (row.kind !== 'bar')
    return (
      <tr>
        <td colSpan={units + 2}>{row.kind === 'group' ? <b>{row.text}</b> : row.text}</td>
      </tr>
    );
  const rest = units - row.long;
  return (
    <tr>
      <td>{row.label}</td>
      {row.long > 0 ? <td colSpan={row.long} style={{ background: ink(row.ink).fill }} /> : null}
      {rest > 0 ? <td colSpan={rest} /> : null}
      <td>{row.number}</td>
    </tr>
  );
}

/** The drawing alone. */
function Svg({ figure, caption }: { readonly figure: Figure; readonly caption: string }): JSX.Element {
  const { width, height, title, description, shapes } = draw(figure, caption);
  const id = `figure-${figure.id}`;
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {shapes.map(({ tag, attributes, text }, index) => h(tag, { key: index, ...attributes }, text))}
    </svg>
  );
}

/** A picture on its own paper, which is white in the dark too; nothing of it is copied. */
export function FigureDrawing(props: { readonly figure: Figure; readonly caption: string }): JSX.Element {
  return (
    <figure class="paper">
      <Svg {...props} />
    </figure>
  );
}

export function FigurePreview({ block }: { readonly block: FigureBlock }): JSX.Element {
  const { figure, number } = block;
  const caption = pictureCaption(number, figure.title);
  if (figure.groups.length === 0)
    return (
      <p class="picture">
        <b>{caption}</b>：{figure.words.join('')}
      </p>
    );
  return (
    <figure class="picture">
      <Svg {...{ figure, caption }} />
      <table class="as-cells">
        <tbody>
          {[{ kind: 'group', text: caption } as const, ...barTable(figure)].map((row, index) => (
            <Bar key={index} row={row} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}
