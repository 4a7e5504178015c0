/** What the workbench says, in one place. */
export const wording = {
  host: '网页版',
  pane: '窗格',
  without: '关掉这个网页',
  toSheet: '按 F6 键到表格里改。',
  newName: '工作簿',
  sampleName: '示例年报',
  /** No character that a file system refuses. */
  fileName: (unit: string, year: number) => `${unit.replace(/[\\/:*?"<>|\s]/gu, '')}${String(year)}年度`,
  start: {
    newReport: ['新建年报', '建好各张表，照着填'],
    open: ['打开…', '接着做存下来的 .xlsx，也可以拖进来'],
    sample: ['看示例', '一份做好的年报，随便点、随便改'],
    draft: '接着上次的',
    blank: ['先用空表', '以后再点“新建年报”'],
  },
  toPane: '看窗格',
  toGrid: '看表格',
  unsaved: '有改动，未保存',
  kept: '有改动，未保存；草稿已存在本机浏览器里',
  saved: (name: string) => `“${name}”已交给下载`,
  failedToStart: '表格没有打开。请刷新页面再试；还不行，请换新版的 Chrome、Edge 或 Firefox。',
  leave: {
    open: (name: string) => `“${name}”还有改动没有保存。不保存就打开另一个吗？`,
    new: (name: string) => `“${name}”还有改动没有保存。不保存就另开一本空的吗？`,
  },
  notWorkbook:
    '请拖 .xlsx（或 .xlsm）工作簿进来。要导入上年的报告（Word、PDF、网页等），请用右边的“导入上年”。',
  cut: (sheets: readonly string[]) =>
    `${sheets.map((sheet) => `“${sheet}”`).join('、')}太大，这里只显示前面的一部分；保存时整张都在。`,
  restored: (name: string, time: string) => `已恢复“${name}”在 ${time} 的草稿，它还没有保存成文件。`,
  restoredLast: '离开前刚填的内容已补回表里，还没有保存成文件。',
  offer: (name: string, time: string) => `本机浏览器里还有一份没有保存的草稿：“${name}”，${time}。`,
  restore: '打开草稿',
  discard: '不要了',
  discardSure: '丢掉这份草稿后就找不回来了。确定吗？',
  close: '知道了',
  noDrafts: '这个浏览器不让网页存草稿（可能是无痕窗口）：请勤按 Ctrl+S 保存。',
  draftFailed: '草稿没有存下来（浏览器的存储可能满了）：请按 Ctrl+S 保存。',
  wrong: '出了意外，工作簿没有换。请再试一次。',
} as const;
