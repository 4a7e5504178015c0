/** （三）政府信息管理: 规章 where the unit can make them, 行政规范性文件, review before publication, upkeep. */
import { makesRegulations } from '../form/report';
import { counted } from './counts';
import { cell, hasCell, rowName, type Source } from './source';
import { paragraph, sentence } from './sentence';
import { tableQuestion } from './table-question';

function documents(source: Source, row: 'regulations' | 'normativeDocuments', opening: string): string {
  if (!hasCell(source, `proactive/${row}/inForce`)) return '';
  const name = rowName(source, `proactive/${row}/inForce`);
  const issued = cell(source, `proactive/${row}/issued`);
  const repealed = cell(source, `proactive/${row}/repealed`);
  const inForce = cell(source, `proactive/${row}/inForce`);
  if (issued === undefined || repealed === undefined || inForce === undefined) {
    return tableQuestion(source, 'proactive', `全年制发、废止${name}多少件，年末现行有效多少件`);
  }
  const both = issued.value === 0 && repealed.value === 0;
  const made = issued.value === 0 ? `没有制发${name}` : `制发${name}${issued.text}件`;
  const withdrawn = repealed.value === 0 ? '没有废止' : `废止${repealed.text}件`;
  return sentence(
    `${opening}${both ? `没有制发、废止${name}` : made}`,
    both ? '' : withdrawn,
    inForce.value === 0 ? `年末没有现行有效的${name}` : `现行有效${inForce.text}件`,
  );
}

export function draftManagement(source: Source): string {
  const { level } = source.report;
  return paragraph(
    level !== null && makesRegulations(level) ? documents(source, 'regulations', '全年') : '',
    documents(source, 'normativeDocuments', `${source.self}本年`),
    counted(source, {
      opening: '全年',
      counts: [
        { id: 'management.reviewed', verb: '', none: '没有信息经过发布前审查' },
        { id: 'management.updated', verb: '', none: '没有修改、撤下或转为公开的信息' },
      ],
      own: { group: 'management', verb: '' },
    }),
  );
}
