/** Every Chinese word the pane says, in one place. A finding's words are beside its rule. */
import { sheetNames } from '../workbook/layout';
import type { GroupId } from './views/finding-groups';

/** 1234 → 1,234; by hand, because WPS on Linux throws where a locale is asked for. */
const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');

export const groupName: Readonly<Record<GroupId, string>> = {
  error: '错误',
  warning: '警告',
  hint: '提示',
  unfilled: '还没填',
  explained: '已说明',
};

export const wording = {
  product: '公开年报助手',
  commands: '功能',
  close: '关闭',
  cancel: '取消',
  collapse: '收起',
  undoing: (program: string): string =>
    `写入以后，${program} 的“撤销”不一定退得回来；要退，点上面的“撤回刚才的写入”。`,
  takeBack: '撤回刚才的写入',
  takenBack: ({ restored, kept }: { readonly restored: number; readonly kept: number }): string => {
    if (restored === 0) return '写入的格子您后来都改过了，没有动。';
    return kept === 0
      ? '已撤回，写入的格子都和原来一样了。'
      : `已撤回；有 ${number(kept)} 格您后来改过，没有动。`;
  },
  retry: '再试一次',
  copy: '复制',
  copied: '已复制',
  notCopied: '没有复制成，请选中左边的字按 Ctrl+C',
  more: (count: number): string => `再显示 ${number(count)} 条`,
  busy: {
    selfChecking: '正在自检…',
    loading: '正在读取工作簿…',
    checking: '正在校验…',
    adding: '正在加上年报的各张表…',
    drafting: '正在起草文字…',
    composing: '正在排版报告…',
    drawing: '正在画图表…',
    comparing: '正在对照…',
    saving: '正在保存文件…',
    reading: '正在读年报…',
    writing: '正在写入…',
  },
  on: '开',
  off: '关',
  unreadable: '现在读不到这个工作簿。请看上面说的原因，再试一次。',
  noReport: {
    title: '这个工作簿里还没有年报',
    text: '点下面的按钮，加上填报说明、基础情况、六个部分和上年数据各张表。工作簿里已有的内容不动。',
    button: '新建年报',
    fromReport: '从已有年报建工作簿…',
  },
  added: (added: number, kept: number, leftOut: readonly string[]): string => {
    if (added === 0) return '各张表都已经在了，什么也没有改。';
    const others = kept === 0 ? '' : `，原有的 ${String(kept)} 张没有动`;
    const lacking =
      leftOut.length === 0 ? '' : `这个版本没能设上${leftOut.join('、')}，表里的内容、公式和校验不受影响。`;
    return `已加上 ${String(added)} 张表${others}。${lacking}请先填“${sheetNames.info}”。`;
  },
  checked: (errors: number, warnings: number): string => {
    if (errors > 0)
      return `校验完成：${String(errors)} 条错误，${String(warnings)} 条警告。已写入“${sheetNames.result}”表。`;
    return warnings > 0
      ? `校验完成：没有错误，${String(warnings)} 条警告。已写入“${sheetNames.result}”表。`
      : `校验完成：没有错误。已写入“${sheetNames.result}”表。`;
  },
  counts: (errors: number, warnings: number): string =>
    `错误 ${String(errors)} 条，警告 ${String(warnings)} 条`,
  drafted: (written: number, kept: number, questions: number): string => {
    const parts = [
      written === 0 ? '没有需要起草的文字' : `起草了 ${String(written)} 段`,
      ...(kept === 0 ? [] : [`手写的 ${String(kept)} 段没有动`]),
      ...(questions === 0 ? [] : [`有 ${String(questions)} 处【待补】，请补上事实`]),
    ];
    return `${parts.join('，')}。`;
  },
  liveOn: '实时校验已打开：边填边查。',
  liveOff: '实时校验已关闭：改完后请点“校验”。',
  stale: '表格改过了，下面是改之前查的。',
  checkAgain: '重新检查',
  findings: {
    none: '没有发现问题',
    noneText: '表格数字相符，文字齐全，可以生成报告。',
    filter: '只看',
    everySheet: '全部工作表',
    sheet: '工作表',
    basis: '依据',
    quote: '原文',
    suspect: '可能',
    undecided: '单看数字分不出是哪一格，请对照原始记录逐格核对。',
    where: '位置',
    go: '到这一格',
    selected: '已选中这一格。',
    hidden: '按上面的条件没有问题可看。',
  },
  toDo: {
    label: '填写进度',
    filled: '已填',
    sheets: (count: number): string => `还有 ${String(count)} 张表没填完`,
    left: {
      cells: (count: number): string => `还有 ${number(count)} 格`,
      items: (count: number): string => `还有 ${number(count)} 项`,
    },
  },
  cause: {
    wrong: (name: string, held: string | number, value: number): string =>
      `先改这一个数：${name}填的是 ${String(held)}，很可能应为 ${String(value)}。`,
    blank: (name: string, value: number): string =>
      `先填这一个数：${name}没有填，很可能是 ${String(value)}。`,
    settles: (count: number): string => `改好这一个数，${String(count)} 条问题就都没有了。`,
    list: (count: number): string => `这个数引起的 ${String(count)} 条问题`,
  },
  fix: {
    offer: (label: string): string => `${label}…`,
    changes: '要改的格子',
    blank: '空',
    apply: (label: string): string => `确认${label}`,
    more: (count: number): string => `还有 ${String(count)} 处，一并改`,
    done: (label: string, count: number): string => `已${label}，改了 ${String(count)} 格。`,
  },
  explain: {
    offer: '写说明…',
    change: '改说明…',
    label: '说明',
    hint: '为什么这里没有错，例如：上年结转数已更正公告。',
    keep: '保存说明',
    remove: '取消说明',
    kept: `说明已写入“${sheetNames.result}”表，随工作簿保存；数字一变，要重新说明。`,
    removed: '说明已取消。',
  },
  narrative: {
    intro: '括号〔 〕里的数字与表格相连，表格一改，这里跟着改。手写的文字，重新生成时不动。',
    state: { empty: '未写', question: '有待补', draft: '草稿', hand: '手写' },
    edit: '修改',
    save: '写入表格',
    saved: '已写入表格。',
    insert: '插入',
    insertHint: '从表里选一个数字，插到光标处',
    otherText: '表里现在是（刚被改过）：',
    keepMine: '我看过了，用下面写的代替它',
    choose: '选一个数字…',
    preview: '印出来是',
    blank: '（未填）',
    text: '内容',
    length: (count: number): string => `${number(count)} 字`,
  },
  report: {
    intro: '下面就是要印出来的报告。看过以后保存。',
    errors: (count: number): string =>
      `还有 ${String(count)} 条错误没有改，报告不能发布。先改错误；一定要先看样子，可以存一份标明“未通过校验”的草稿。`,
    showErrors: '看错误',
    asDraft: '仍要存草稿',
    dropped: (count: number): string => `有 ${String(count)} 个文档里不能出现的控制字符没有印出来。`,
    save: { docx: '保存 Word（.docx）', html: '保存网页（.html）' },
    copyAll: '复制全文',
    savePicture: '保存图解（一页网页）',
    drawCharts: '在工作簿里画图表',
    drawnCharts: (count: number, sheet: string, leftOut: readonly string[]): string => {
      const lacking = leftOut.length === 0 ? '' : `这个版本没能设上${leftOut.join('、')}。`;
      return count === 0
        ? `没有大于 0 的数可画，话写在“${sheet}”表里。`
        : `“${sheet}”表里画好了 ${String(count)} 幅图表，数字随各表变，可以复制到 Word。${lacking}`;
    },
    pictures: `报告里配图（“${sheetNames.info}”里也可以选，以后都照那里的）`,
    changed: '表格刚改过，预览已经换新。请看过再保存。',
    notCopied: '没有复制成。请在下面的预览里选中文字，按 Ctrl+C（苹果电脑按 ⌘C）。',
    preview: '报告预览',
    name: (title: string): string => `${title}.`,
    untitled: '政府信息公开工作年度报告',
  },
  saved: {
    download: (name: string): string => `“${name}”已交给下载，请在“下载”文件夹里找；没有看到就再点一次保存。`,
    dialog: (name: string): string => `“${name}”已保存。`,
    path: (name: string): string => `“${name}”已保存在：`,
    cancelled: '没有保存。',
  },
  source: {
    choose: '选一个文件',
    kinds: (formats: string) => `可以是 ${formats}`,
    drop: '也可以把文件拖到这里',
    readPasted: '读粘贴的文字',
    pastedName: '粘贴的文字.txt',
    read: (unit: string, year: number | null): string =>
      `读到：${unit === '' ? '（没有单位名称）' : unit}，${year === null ? '年度不明' : `${String(year)}年`}`,
    figures: (figures: number, texts: number): string =>
      `读到 ${String(figures)} 个数字、${String(texts)} 段文字`,
    doubtful: '请核对这几处',
    before: '现有',
    after: '读到',
    again: '换一份',
    unreadable: '这个文件读不出来：可能是文件夹，或正被别的程序占用。请关掉打开它的程序，再选一次。',
  },
  lastYear: {
    intro: `读入上年的年报，用来核对上年结转、现行有效件数和同比。先看对照，再写入“${sheetNames.lastYear}”。`,
    paste: '或者把上年年报全文粘贴在这里',
    changes: (count: number): string => `有 ${String(count)} 处要改`,
    write: '写入上年数据',
    written: (count: number): string =>
      `已把上年的 ${String(count)} 个数字写入“${sheetNames.lastYear}”，起草的文字里可以写同比了。`,
    draft: '生成文字，带上同比',
    same: `与“${sheetNames.lastYear}”里现有的相同，不用写。`,
  },
  importing: {
    intro:
      '本年年报已经写好（Word、网页、PDF 或表格）时，从它建工作簿来校验。已有工作簿的，只填空着的地方；填过的不动，不同的列出来由您定。',
    paste: '或者把本年年报全文粘贴在这里',
    adds: '这个工作簿里还没有年报。确认后加上各张表，填好读到的内容；工作簿里已有的内容不动。',
    build: '建年报工作簿',
    fills: (count: number): string => `要填 ${number(count)} 处空着的`,
    differences: (count: number): string => `有 ${number(count)} 处与现有的不同`,
    differencesHint: '不勾的保留现有的，勾上的改成读到的。',
    take: (name: string): string => `改成读到的：${name}`,
    takeAll: '全部改成读到的',
    fill: (fills: number, taken: number): string => {
      if (taken === 0) return `填入 ${number(fills)} 处`;
      return fills === 0 ? `改 ${number(taken)} 处` : `填入 ${number(fills)} 处，改 ${number(taken)} 处`;
    },
    same: '与工作簿里现有的相同，没有要填的。',
    built: (sheets: number): string => `已加上 ${String(sheets)} 张表，读到的内容都填好了。请看下面的问题。`,
    filled: (count: number): string => `已填入 ${number(count)} 处。请看下面的问题。`,
  },
  comparing: {
    open: '对照…',
    fromReport: '在 Word 里改过，或者已经发到网上？拿那份来对照，看哪里和工作簿不一样。',
    fromImport: '这份年报就是从本工作簿生成的，后来改过？用“对照”，看哪里改了，再决定收不收回。',
    intro:
      '选改过的 Word，或者网上的年报（存成的网页、PDF 都行），逐处看和工作簿哪里不一样。先看，再决定收回哪些；没点确认，工作簿不动。',
    paste: '或者把网上的年报全文粘贴在这里',
    against: (name: string): string => `与“${name}”对照`,
    again: '换一份',
    same: '一致',
    sameText: '数字、文字和标题都对过，文件与工作簿一样。',
    summary: (count: number): string => `有 ${number(count)} 处不同`,
    summaryHint: '勾上的收回工作簿，不勾的不动。点名称，跳到那一格。',
    all: (count: number): string => `全选 ${number(count)} 处`,
    figures: (count: number): string => `数字 ${number(count)}`,
    words: (count: number): string => `文字 ${number(count)}`,
    headings: (count: number): string => `标题 ${number(count)}`,
    form: (count: number): string => `表样 ${number(count)}`,
    formHint: '文件里的这几处不是国家规定的写法，收不回，请改那份文件。',
    missing: (count: number): string => `文件里没有读到的 ${number(count)} 处`,
    missingHint: '工作簿里有。可能删掉了，或者成了图片；工作簿里的不动。',
    unread: (count: number, names: string): string => `还有 ${number(count)} 格没有读到，没有比：${names}`,
    findings: (count: number): string => `文件里写的，查出 ${number(count)} 个问题`,
    findingsHint: '照文件里的数字和文字查的；工作簿自己也有的不再列。',
    workbook: '工作簿',
    document: '文件',
    blank: '空白',
    blankHint: '文件里这个合计是空的。合计由各项算出，不收回空白。',
    take: (name: string): string => `收回：${name}`,
    go: '到这一格',
    emptyPart: '工作簿里还是空的',
    kinds: { changed: '改', added: '添', removed: '删', moved: '移' },
    fieldsHint: '这几个数在文件里被手工改过：',
    field: (name: string, workbook: string, document: string): string =>
      `${name}：表里是 ${workbook}，文件里是 ${document}`,
    keepField: '仍用表里的数，随表变',
    heading: (name: string): string => `${name}（标题）`,
    preview: (count: number): string => `收回 ${number(count)} 处…`,
    changes: (count: number): string => `要改工作簿的 ${number(count)} 处`,
    overFormula: '合计与各项对不上，照文件写成数字，不再自动算',
    apply: (count: number): string => `确认收回 ${number(count)} 处`,
    taken: (count: number): string => `已收回 ${number(count)} 处。`,
    keep: (count: number): string => `${number(count)} 处都留着，列到“${sheetNames.result}”`,
    keepHint: '留着的记在“对照记录”表，以后每次校验都列出来，可以写说明；改成一样的自动消失。',
  },
  ledger: {
    counting: '正在数台账…',
    nothingDue: '没有待办的申请。',
    row: (row: number): string => `第 ${String(row + 1)} 行`,
    go: '到台账的这一行',
    until: (day: string, provisional: boolean): string =>
      `${day}${provisional ? '（暂定：下一年放假安排还没有录入）' : ''}`,
    nothingCounted: (year: number): string => `台账里没有 ${String(year)} 年的申请。`,
    due: (count: number): string => `待办 ${number(count)} 件`,
    counts: (year: number): string => `${String(year)} 年计数`,
    uncounted: (count: number): string => `有 ${number(count)} 行没有计入，原因见“问题”。`,
    findings: (count: number): string => `看台账的 ${number(count)} 条问题`,
    added: (count: number): string =>
      count === 0
        ? '台账各张表都已经在了，什么也没有改。'
        : `已加上台账 ${String(count)} 张表，一行填一件申请。`,
    none: {
      title: '还没有台账',
      text: '有了依申请台账，表三、表四可以自动数出来，每个数字都能点开看是哪几件，快到期的申请会提醒。申请人姓名只留在台账里，不进报告。',
      button: '添加台账',
    },
    found: (sheet: string, columns: number): string =>
      `“${sheet}”像是本单位自己的台账，认出了 ${String(columns)} 列。对应一次以后，校验时就按它核对。`,
    map: '核对各列…',
    mapAgain: (sheet: string): string => `“${sheet}”的各列…`,
    cell: (name: string, count: number): string => `${name} ${number(count)} 件`,
    trace: '反查选中的格',
    traceTip: '在表三、表四里选中一个数字，看它由哪几件组成',
    traced: (name: string, count: number, filled: string): string =>
      `“${name}”台账有 ${number(count)} 件${filled === '' ? '' : `，表里填的是 ${filled}`}`,
    toCell: '回到表里的这一格',
    mapping: {
      title: (sheet: string): string => `“${sheet}”的各列`,
      intro: '左边是要用的项目，右边选台账里的表头；没有的留空。台账本身不动。',
      none: '（没有）',
      next: '下一步',
      back: '返回',
      preview: (count: number): string => `读到 ${number(count)} 件申请`,
      words: '下面的说法不在列表里，请选它是什么意思（选一次就记住）；不好说的留空，那些行不计入。',
      word: (head: string, word: string, rows: number): string => `${head}“${word}”（${number(rows)} 行）`,
      unread: (count: number): string => `${number(count)} 行有读不懂的格子，点一下到那一行去改：`,
      unreadRow: (id: string, heads: readonly string[]): string => `${id}：${heads.join('、')}`,
      keep: '保存对应',
      kept: (sheet: string, count: number): string => `已保存：“${sheet}”读到 ${number(count)} 件申请。`,
    },
  },
  rollup: {
    unreadable: '读不了这个文件。如果它正在别的程序里打开，请先关上。',
    tooLarge: '文件超过 64 MB，不像是年报。',
    gathering: '正在核对…',
    register: {
      title: '先有单位名单',
      text: '从表格里复制名单，粘贴在这里。第一行是各栏名称：编码、单位名称、简称和曾用名、类型、是否计入、截止日期、前身、联系方式；只有“单位名称”必填。',
      label: '单位名单',
      button: '建单位名单',
      done: (units: number, notes: number): string =>
        `已建“单位名单”，${number(units)} 个单位${notes === 0 ? '' : `；有 ${number(notes)} 处没有看懂，请在那张表里核对`}。`,
      note: (row: number, message: string): string => `第 ${String(row)} 行：${message}`,
    },
    collect: '收报',
    drop: '把各单位的文件拖到这里，或点这里选（可以一次选几百个）',
    folder: '选一个文件夹…',
    deadline: '截止日期',
    reading: (done: number, all: number, name: string): string =>
      `正在读 ${number(done)}/${number(all)}：${name}`,
    stop: '停下',
    stopped: (waiting: number): string => `已停下，还有 ${number(waiting)} 个文件没有读。`,
    resume: '接着读',
    clear: '清空',
    unread: (count: number): string => `${number(count)} 个文件读不了`,
    standing: (here: number, all: number): string => `已报 ${number(here)}/${number(all)}`,
    states: '看哪些单位',
    all: '全部',
    errors: (errors: number, warnings: number): string =>
      `${number(errors)} 处错误、${number(warnings)} 处警告`,
    toRow: '到“各单位数据”的这一行',
    whose: (file: string): string => `${file} 是谁的`,
    nobody: '（先不收）',
    write: '写入工作簿',
    written: (units: number): string => `已写入“各单位数据”，现在有 ${number(units)} 个单位的数。`,
    same: '和工作簿里的一样，没有要写的。',
    slips: '退回单和催报单…',
    slipsName: (unit: string, year: number): string => `${unit}${String(year)}年退回单和催报单.zip`,
    slipsDone: (count: number): string => `写了 ${number(count)} 份，记在“退回记录”里。`,
    findings: (count: number): string => `这批年报里的 ${number(count)} 个问题`,
    sum: '汇总',
    sumButton: '看汇总',
    counted: (counted: number, missing: readonly string[]): string =>
      `计入 ${number(counted)} 个单位${missing.length === 0 ? '，都已报' : `；没报的 ${number(missing.length)} 个：${missing.slice(0, 5).join('、')}${missing.length > 5 ? '等' : ''}`}。`,
    changes: (count: number): string => `要填的 ${number(count)} 格`,
    kept: (count: number): string => `手填的 ${number(count)} 格和合计不同，不动`,
    force: '手填的也换成合计',
    fill: '填入本地区的三张表',
    filled: (count: number): string => `已填 ${number(count)} 格。`,
    agrees: '本地区的三张表和各单位之和一致。',
    trace: '反查',
    traceLabel: '看哪个数',
    traceNone: '（选一个数）',
    notReported: '没报',
    share: (value: string, before: string): string => (before === '' ? value : `${value}（上年 ${before}）`),
    traceSheet: '生成反查表',
    traceDone: (cells: number): string => `“反查”表里列出了 ${number(cells)} 个数各由哪些单位组成。`,
    compare: '比',
    compareLabel: '比哪个数',
    zeros: (names: readonly string[]): string =>
      `三张表全填了 0 的单位 ${number(names.length)} 个：${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}。`,
  },
  otherWorkbook:
    '前面已经是另一个工作簿，没有写入；这里现在按这一本显示。要改的是原来那本，请先回到那本再点。',
  trouble: {
    title: '没能完成',
    unknown: '出了意外，这一步没有做完。请看看工作簿里的内容，再试一次；仍不行，请把下面的话发给技术人员。',
    detail: '给技术人员看的话',
  },
  help: {
    title: '怎样用',
    steps: [
      ['新建年报', `在工作簿里加上各张表，先在“${sheetNames.info}”里写单位名称和年度。`],
      ['填数', `“二、三、四”三张表里填数字，没有的填 0；总计自动算。“${sheetNames.facts}”里按提问填。`],
      ['导入上年', '把上年年报的文件拖进来，就能核对结转和同比。'],
      ['校验', '所有数字互相对一遍。点一条问题，就跳到那一格。'],
      ['生成文字', '由数字和基础情况起草，缺的事实写成【待补】，请补上；手写的不动。'],
      ['生成报告', '没有错误以后，生成 Word 和网页两份，看过再存。'],
      [
        '图解',
        '在“报告”里给年报配图，或存一页图解；Excel 和 WPS 里还可以在工作簿里画图表（“年报图解”表，再画就整张换新）。',
      ],
      ['对照', 'Word 改过或者发布以后，在“报告”里点“对照”，看哪里和工作簿不一样，要的收回来。'],
    ],
    promise: (without: string): string =>
      `所有内容只在这个工作簿里，什么也不上传。${without}，工作簿照样能用。`,
    colors: (pane: string): string =>
      `黄格子还没填；红格子是数字对不上，或者写的不是数字。不开${pane}也会变色，改对了颜色自己消失。`,
    about: '版本信息',
    selfCheck: '自检',
    selfCheckIs: (program: string): string =>
      `看看这台电脑上的 ${program} 哪些地方与设想的不同：建一张临时表，写几个字，试试保护、提示和打印设置，再把它删掉，大约几秒。您的表不动；只是在这之前的操作，${program} 可能不能再撤销了。结果里没有年报的内容。`,
    selfCheckStart: '开始自检',
    selfCheckResult: '自检结果',
  },
} as const;
