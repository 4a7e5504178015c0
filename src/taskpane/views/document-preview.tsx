/** The report's blocks on a page, much as the documents have them. */
import type { JSX } from 'preact';
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

export function DocumentPreview({ report }: { readonly report: ReportDocument }): JSX.Element {
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
            return null;
        }
      })}
    </>
  );
}
