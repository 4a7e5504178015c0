import { describe, expect, test } from '@jest/globals';
import { applicationColumns, caseColumns } from '../../src/ledger/columns';
import { applicationHeads, caseHeads } from '../../src/ledger/heads';

describe('heads', () => {
  test('of the sheets themselves', () => {
    const heads = applicationColumns.map(({ head }) => head);
    const found = applicationHeads([['依申请公开台账'], heads]);
    expect(found?.firstRow).toBe(2);
    expect([...(found?.columns ?? [])]).toEqual(applicationColumns.map(({ id }, column) => [id, column]));
    const cases = caseHeads([['复议诉讼台账'], caseColumns.map(({ head }) => head)]);
    expect([...(cases?.columns ?? [])]).toEqual(caseColumns.map(({ id }, column) => [id, column]));
  });

  test('in two rows, a merged one over others, in another order', () => {
    const found = applicationHeads([
      ['某某局2024年依申请公开台账', '', '', '', '', '', '', ''],
      ['序号', '申请人', '', '收到时间', '补正', '', '', '办理', ''],
      ['', '姓名', '类型', '', '通知日期', '期限', '收到日期', '结果', '答复日期'],
    ]);
    expect(found?.firstRow).toBe(3);
    expect(Object.fromEntries(found?.columns ?? [])).toEqual({
      id: 0,
      applicantName: 1,
      applicant: 2,
      received: 3,
      correctionNoticed: 4,
      correctionDeadline: 5,
      correctionCame: 6,
      outcome: 7,
      replied: 8,
    });
  });

  test('one column for the day it came is the one that counts', () => {
    const found = applicationHeads([['编号', '申请日期', '申请人类型', '办理结果', '答复日期']]);
    expect(found?.columns.get('received')).toBe(1);
  });

  test.each([[[['项目', '数值', '单位', '说明']]], [[['编号', '单位', '金额', '备注']]], [[[]]]])(
    '%j are none',
    (rows) => {
      expect(applicationHeads(rows)).toBeUndefined();
      expect(caseHeads(rows)).toBeUndefined();
    },
  );
});
