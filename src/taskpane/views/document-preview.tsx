/** The report's blocks on a page, much as the documents have them. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DocumentCell, ReportDocument, TableBlock } from '../../document/document';

function Cell({ cell }: { readonly cell: DocumentCell }): JSX.Element {
  const spans = { rowSpan: cell.rowSpan, colSpan: cell.columnSpan };
  return cell.role === 'head' || cell.role === 'stub' ? (
    <th class={cell.role} {...spans}>
      {cell.text}
    </th>
  ) : (
    <td class={cell.role} {...spans}>
      {cell.text}
    </td>
  );
}

function Table({ table }: { readonly table: TableBlock }): JSX.Element {
  const sum = table.widths.reduce((a, b) => a + b, 0);
  return (
    <table class={table.id}>
      <caption class="off-screen">{table.caption}</caption>
      <colgroup>
        {table.widths.map((width, column) => (
          <col key={column} style={{ width: `${((width / sum) * 100).toFixed(2)}%` }} />
        ))}
      </colgroup>
      <tbody>
        {Array.from({ length: table.rowCount }, (_, row) => (
          <tr key={row}>
            {table.cells
              .filter((cell) => cell.row === row)
              .map((cell) => (
                <Cell key={cell.column} cell={cell} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Figures = typeof import('./figure-preview').FigurePreview;

/** How pictures are drawn, loaded where there are any. */
function useFigures(wanted: boolean): Figures | undefined {
  const [loaded, keep] = useState<{ readonly Figure: Figures }>();
  useEffect(() => {
    if (wanted)
      void import('./figure-preview').then(({ FigurePreview }) => {
        keep({ Figure: FigurePreview });
      });
  }, [wanted]);
  return loaded?.Figure;
}

export function DocumentPreview({ report }: { readonly report: ReportDocument }): JSX.Element {
  const Figure = useFigures(report.blocks.some(({ kind }) => kind === 'figure'));
  return (
    <>
      {report.mark === undefined ? null : <p class="draft-mark">{report.mark}</p>}
      {report.blocks.map((block, index) => {
        switch (block.kind) {
          case 'title':
            return (
              <p key={index} class="document-title">
                {block.text}
              </p>
            );
          case 'heading':
            return block.level === 1 ? <h2 key={index}>{block.text}</h2> : <h3 key={index}>{block.text}</h3>;
          case 'paragraph':
            return <p key={index}>{block.text}</p>;
          case 'table':
            return <Table key={index} table={block} />;
          case 'figure':
            return Figure ? <Figure key={index} block={block} /> : null;
        }
      })}
    </>
  );
}
