/**
 * The trial form: 国办公开办函〔2019〕60号, report years 2019 and 2020.
 * Kept to read older reports, and to recognise it where it is still used for a later year (FORM-OLD).
 */
import type { Edition, TableData } from '../form';
import {
  applicants,
  arrivals,
  carriedOut,
  caseRelations,
  cases,
  outcomes,
  outcomesLabel,
  outcomeTotal,
  requestRelations,
  requestWidths,
  sections,
} from './2021';
import { deriveTable } from '../table';

const lastYearItems = { id: 'lastYearItems', label: '上一年项目数量', short: '上一年项目' } as const;
const change = { id: 'change', label: '本年增/减', short: '增减', measure: 'change' } as const;
const items = [lastYearItems, change, { id: 'decisions', label: '处理决定数量', short: '处理决定' }] as const;

export const proactive2019 = {
  id: 'proactive',
  labelColumns: 1,
  widths: [1, 1, 1, 1],
  bands: [
    {
      bar: { label: '第二十条第（一）项' },
      corner: { label: '信息内容' },
      columns: [
        { id: 'made', label: '本年新制作数量', short: '新制作' },
        { id: 'disclosed', label: '本年新公开数量', short: '新公开' },
        { id: 'totalDisclosed', label: '对外公开总数量', short: '公开总数' },
      ],
      rows: [
        { id: 'regulations', label: '规章' },
        { id: 'normativeDocuments', label: '规范性文件', variants: ['行政规范性文件'] },
      ],
    },
    {
      bar: { label: '第二十条第（五）项' },
      corner: { label: '信息内容' },
      columns: items,
      rows: [
        { id: 'licenses', label: '行政许可' },
        { id: 'otherServices', label: '其他对外管理服务事项' },
      ],
    },
    {
      bar: { label: '第二十条第（六）项' },
      corner: { label: '信息内容' },
      columns: items,
      rows: [
        { id: 'penalties', label: '行政处罚' },
        { id: 'compulsion', label: '行政强制' },
      ],
    },
    {
      bar: { label: '第二十条第（八）项' },
      corner: { label: '信息内容' },
      columns: [lastYearItems, change],
      rows: [{ id: 'fees', label: '行政事业性收费' }],
    },
    {
      bar: { label: '第二十条第（九）项' },
      corner: { label: '信息内容' },
      columns: [
        { id: 'projects', label: '采购项目数量', short: '采购项目' },
        { id: 'amount', label: '采购总金额', short: '采购金额', measure: 'money' },
      ],
      rows: [{ id: 'procurement', label: '政府集中采购' }],
    },
  ],
} as const satisfies TableData;

export const requests2019 = {
  id: 'requests',
  labelColumns: 3,
  widths: requestWidths,
  bands: [
    {
      ...applicants,
      rows: [
        ...arrivals,
        {
          label: outcomesLabel,
          members: [
            ...outcomes,
            { id: 'otherHandling', label: '（六）其他处理', short: '其他处理' },
            outcomeTotal,
          ],
        },
        carriedOut,
      ],
    },
  ],
} as const satisfies TableData;

export const edition2019: Edition = {
  id: '2019',
  basis: '国办公开办函〔2019〕60号',
  firstYear: 2019,
  lastYear: 2020,
  sections,
  tables: {
    proactive: deriveTable('2019', proactive2019, []),
    requests: deriveTable('2019', requests2019, requestRelations(requests2019)),
    cases: deriveTable('2019', cases, caseRelations(cases)),
  },
};
