/** What the workbench says, in one place. */
export const wording = {
  host: '网页版',
  newName: '工作簿',
  sampleName: '示例年报',
  toPane: '看窗格',
  toGrid: '看表格',
  unsaved: '有改动，未保存',
  kept: '有改动，未保存；草稿已存在本机浏览器里',
  saved: (name: string) => `“${name}”已交给下载`,
  failedToStart: '表格没有打开。请刷新页面再试；还不行，请换新版的 Chrome、Edge 或 Firefox。',
  leave: '现在的改动还没有保存。不保存就打开别的吗？',
  notWorkbook: '请拖 .xlsx 工作簿进来。要导入上年的报告（Word、网页），请用右边的“导入上年”。',
  losses: (losses: readonly string[]) =>
    `这个工作簿里有网页版存不下来的内容：${losses.join('、')}。原文件不会动；在这里保存的副本里没有它们。`,
  saveLossy: (losses: readonly string[]) =>
    `保存的副本里不会有：${losses.join('、')}。原文件不受影响。仍要保存吗？`,
  restored: (name: string, time: string) => `已恢复“${name}”在 ${time} 的草稿，它还没有保存成文件。`,
  offer: (name: string, time: string) => `本机浏览器里还有一份没有保存的草稿：“${name}”，${time}。`,
  restore: '打开草稿',
  discard: '不要了',
  discardSure: '丢掉这份草稿后就找不回来了。确定吗？',
  close: '知道了',
  noDrafts: '这个浏览器不让网页存草稿（可能是无痕窗口）：请勤按 Ctrl+S 保存。',
  draftFailed: '草稿没有存下来（浏览器的存储可能满了）：请按 Ctrl+S 保存。',
  wrong: '出了意外，工作簿没有换。请再试一次。',
} as const;
