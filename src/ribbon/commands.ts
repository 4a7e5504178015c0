/**
 * The commands of the tab 公开年报, once: the ribbons of Excel and WPS and the buttons of the pane show these, in this
 * order. What a command does is an action; which page runs it is the entry's business.
 */

export interface Command {
  /** Stable; the manifest's FunctionName and the WPS ribbon's control id are made from it. */
  readonly id: string;
  readonly label: string;
  /** For Excel in English. */
  readonly english: string;
  /** One line under the pointer. */
  readonly tip: string;
}

export const commands = [
  {
    id: 'add-sheets',
    label: '新建年报',
    english: 'New report',
    tip: '在这个工作簿里加上年报的各张表，已有的内容不动',
  },
  {
    id: 'import-last-year',
    label: '导入上年',
    english: 'Last year',
    tip: '读入上年年报，用来核对结转和同比',
  },
  { id: 'check', label: '校验', english: 'Check', tip: '检查全部表格和文字，写出校验结果' },
  { id: 'live-check', label: '实时校验', english: 'Live check', tip: '边填边查；再点一次关闭' },
  {
    id: 'draft',
    label: '生成文字',
    english: 'Draft text',
    tip: '由表里的数字和基础情况起草文字，手写的不动',
  },
  { id: 'report', label: '生成报告', english: 'Report', tip: '生成 Word 和网页两份年报' },
  { id: 'help', label: '帮助', english: 'Help', tip: '怎样填、怎样查、怎样出报告' },
] as const satisfies readonly Command[];

/**
 * Excel alone has a button for the pane itself: its documentation lets `showAsTaskpane` show what such a button names,
 * and where there is no shared runtime nothing else opens the pane.
 */
export const paneButton = {
  label: '打开窗格',
  english: 'Task pane',
  tip: '在右边打开年报助手的窗格',
} as const;

export type CommandId = (typeof commands)[number]['id'];
