/** The fixed words of 校验结果, by which what a clerk adds to the sheet is told from what 校验 wrote. */
export const resultTexts = {
  severity: { error: '错误', warning: '警告', hint: '提示' },
  remark: '说明',
  problem: '问题',
  /** Under a finding that would be gone with the one before it. */
  sameCause: '与上一条是同一个数引起的，改好那一个数，这一条也就对了。',
  none: '没有发现问题。表格数字相符，文字齐全。',
  date: '校验日期：',
  earlier: '以前写的说明（数字或文字已改，不再适用；留作查阅，不需要的可以删除整行）',
  /** What the clerk writes after these is theirs. */
  signatures: ['填报人：', '审核人：', '日期：'],
} as const;
