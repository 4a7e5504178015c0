/** What the command line says, except findings (beside their rules) and refusals (beside their cause). */
import { spokenExtensions } from '../intake/formats/format-list';

export const help = `公开年报助手 nianbao：编制、校验、生成《政府信息公开工作年度报告》。数据不离开本机。

用法
  nianbao new    输出.xlsx --unit 单位名称 --level 街道 --year 2024 [--figures 数字.json] [--text 文字.json] [--ledger]
                 新建工作簿；文件已存在时只补上缺少的工作表，不改动已有内容；--ledger 同时加上依申请台账
  nianbao import 来源 输出.xlsx [--unit 单位名称] [--level 街道] [--year 2024]
                 把已发布的年报（${spokenExtensions}）变成工作簿，并说明从哪里读到、哪里要核对
  nianbao check  文件.xlsx … [--last-year 上年年报] [--json] [--ndjson 输出.ndjson] [--jobs 2] [--write] [--parquet 结果文件夹]
                 校验文件或文件夹；--parquet 把结果写成可以用 DuckDB 查询的表；--last-year 与上年年报（${spokenExtensions}）核对；--write 把结果写进“校验结果”工作表
  nianbao figures 文件.xlsx
                 以 JSON 输出单位、年度、200 个数字和文字
  nianbao ledger 文件.xlsx [--json] [--year 2024] [--today 2024-12-01]
                 按依申请台账数出表三、表四，列出待办和到期日，指出台账里要改的行
  nianbao draft  文件.xlsx [--force]
                 按表中数字和“基础情况”起草文字；手写的文字保留（--force 才重写，旧文字先显示出来）
  nianbao report 文件.xlsx [--docx 年报.docx] [--html 年报.html] [--charts] [--last-year 上年年报]
                 [--allow-errors]
                 生成年报；--charts 配图；有错误时拒绝，--allow-errors 则生成并标明“未通过校验”
  nianbao picture 文件.xlsx 图解.html [--last-year 上年年报] [--allow-errors]
                 把一年的数字画成一页图解，手机上看、A4 打印都可以；上年的数取自“上年数据”或 --last-year；
                 工作簿里能改的图表由 Excel、WPS 画，在窗格的“报告”里
  nianbao compare 文件.xlsx 年报文件 [--json] [--take figures|words|all] [--keep]
                 改过的或已发布的年报（${spokenExtensions}）与工作簿逐项对照，并按同样的规则校验文件里写的；
                 --take 把数字、文字或全部改动收回工作簿；--keep 把留着的不同记进“对照记录”，以后校验时列出；
                 退出码 0 一致，1 有不同，2 无法读取

  nianbao collect 汇总.xlsx 文件或文件夹… [--units 单位名单.csv|.xlsx] [--last-year 上年文件夹] [--deadline 2025-01-20]
                 [--slips 退回单文件夹 [--reply-by 2025-01-25]] [--unit 地区 --year 2024] [--json] [--jobs 2]
                 收各单位的年报（任何可以导入的格式），核对名单和各单位之间的问题，写入“各单位数据”；--slips 生成退回单、催报单
  nianbao rollup 汇总.xlsx [--write] [--force] [--by kind] [--json]
                 各单位之和与本地区三张表对照；--write 填入空着的格，手填的保留（--force 才替换）
  nianbao trace  汇总.xlsx requests/received/total [--last-year 上年汇总.xlsx] [--json]
                 一个数由哪些单位组成，从大到小

  nianbao queue add 文件夹 --out 结果文件夹 [--redis redis://主机:6379] [--batch 200] [--retry-dead]
                 把文件夹（含下级）里还没有结果的年报分批加入队列；再运行一次不会重复；--retry-dead 重试没有读成的
  nianbao queue work 文件夹 --out 结果文件夹 [--redis …] [--jobs 2] [--seconds 10] [--megabytes 256] [--until-empty]
                 从队列里取来校验，可以在多台机器上同时运行；按 Ctrl+C 做完手里的再停
  nianbao queue status --out 结果文件夹 [--redis …] [--json]
                 做到哪里了，哪些文件没有读成、为什么；要用 Redis，见 docs/scale.md

选项
  -h, --help     显示本帮助；nianbao 命令 --help 显示一个命令的用法
  -v, --version  显示版本

退出码
  0 没有错误    1 校验发现错误    2 文件无法读取或用法有误

单位类型（--level）：LEVELS
`;

export const wording = {
  compared: (same: boolean) =>
    same ? '文件与工作簿一致。' : '以上各处与工作簿不同。收回到工作簿请加 --take figures、words 或 all。',
  comparedNumber: (name: string, workbook: string, document: string) =>
    `${name}：工作簿 ${workbook}，文件 ${document}`,
  comparedWords: (name: string) => `${name}：文字不同`,
  comparedAdded: (name: string) => `${name}：工作簿里是空的，文件里有`,
  comparedHeading: (name: string, workbook: string, document: string) =>
    `${name}的标题：工作簿“${workbook}”，文件“${document}”`,
  comparedMissing: (name: string) => `${name}：工作簿里有，文件里没有读到`,
  comparedField: (field: string, workbook: string, document: string | undefined) =>
    document === undefined
      ? `${field}（${workbook}）在文件里没有了，收回后不再随表变`
      : `${field}工作簿里是 ${workbook}，文件里改成了 ${document}，收回后是普通文字，不再随表变`,
  comparedForm: (name: string, workbook: string, document: string) =>
    `${name}：文件里的“${document}”与表样“${workbook}”不同，收不回，请改文件`,
  comparedUnread: (count: number, names: string) => `有 ${String(count)} 格文件里没有读到，没有比：${names}`,
  comparedFindings: (count: number) => `文件里写的，按规则还有 ${String(count)} 条（工作簿没有的）：`,
  keptDifferences: (count: number) =>
    count === 0
      ? '没有留着的不同。'
      : `留着的 ${String(count)} 处已记进“对照记录”，校验时会列出，可以写说明。`,
  badTaking: (value: string, known: readonly string[]) =>
    `--take 可以写 ${known.join('、')}，不能是“${value}”。`,
  takenBack: (count: number, same: boolean) =>
    same ? `已收回 ${String(count)} 处，工作簿与文件一致。` : `已收回 ${String(count)} 处，其余不同仍在。`,
  unknownCommand: (name: string) => `没有“${name}”这个命令。运行 nianbao --help 查看用法。`,
  unknownOption: (name: string) => `没有 ${name} 这个选项。运行 nianbao --help 查看用法。`,
  missingValue: (name: string) => `选项 ${name} 后面要写一个值。`,
  needsNoValue: (name: string) => `选项 ${name} 后面不用写值，只写 ${name} 就行。`,
  missingArgument: (name: string) => `还缺${name}。运行 nianbao --help 查看用法。`,
  tooMany: (extra: string) => `多了一个参数“${extra}”。文件名里有空格时请加引号。`,
  badYear: (value: string) => `年度“${value}”不对，请写四位数字，例如 2024。`,
  badDay: (option: string, day: string) => `--${option} 要写成 2025-01-20 这样的日期，不能是“${day}”。`,
  ledgerCounts: (year: number) => `按台账计数（${String(year)} 年）：`,
  ledgerEmpty: '没有这一年的申请和案件',
  ledgerUncounted: (count: number) => `台账里有 ${String(count)} 行没有计入，原因见提示。`,
  ledgerDue: (count: number) => `待办 ${String(count)} 件：`,
  provisional: '（暂定，下一年放假安排尚未录入）',
  badLevel: (value: string, levels: string) => `没有“${value}”这种单位类型。可选：${levels}。`,
  badJobs: (value: string) => `--jobs 要写 1 到 64 的整数，不能是“${value}”。`,
  notFound: (path: string) => `找不到文件：${path}。请检查文件名和所在文件夹。`,
  isFolder: (path: string) => `${path} 是文件夹，请写文件名。`,
  emptyFolder: (path: string) => `文件夹 ${path} 里没有要校验的 .xlsx 文件。请检查是不是这个文件夹。`,
  asideLeftOut: (path: string) => `没有校验 ${path}：它是改名保留的旧文件。要校验请直接写这个文件名。`,
  tooLarge: (path: string) => `${path} 超过 64 MB，不是一份年报。请检查是不是选错了文件。`,
  cannotRead: (path: string) => `无法打开 ${path}：没有权限，或文件正被其他程序占用。请关闭后再试。`,
  cannotWrite: (path: string) =>
    `无法写入 ${path}：文件夹不存在、没有权限，或文件正被其他程序打开。请检查后再试。`,
  badJson: (path: string) => `${path} 不是有效的 JSON 文件。`,
  unknownKey: (path: string, key: string) => `${path} 里的“${key}”不是年报的项目，没有写入任何内容。`,
  badValue: (path: string, key: string) =>
    `${path} 里“${key}”的值不对：数字项应为数字或文字，文字项应为文字。`,
  figuresOnExisting: (path: string) =>
    `${path} 已经存在，不会用 --figures 或 --text 覆盖其中的内容。请换一个文件名。`,
  sameFile: (path: string, output: string) =>
    path === output
      ? `${path} 不能既读又写，或写两次，没有写入任何内容。请换一个输出文件名。`
      : `${output} 和 ${path} 是同一个文件，没有写入任何内容。请换一个输出文件名。`,
  outputType: (path: string, ext: string) => `输出文件“${path}”应以 ${ext} 结尾。`,
  setAside: (path: string, aside: string) => `原来的 ${path} 已改名为 ${aside}，没有丢失。`,
  created: (path: string) => `已生成 ${path}`,
  added: (names: string) => `新增工作表：${names}`,
  kept: (names: string) => `原有工作表未改动：${names}`,
  nothingToAdd: '需要的工作表都在，没有改动。',
  reading: (done: number, total: number) => `已校验 ${String(done)} / ${String(total)}`,
  keptIn: (folder: string, ok: number, fail: number, refused: number) =>
    `校验了 ${String(ok + fail + refused)} 个文件：没有错误 ${String(ok)}，有错误 ${String(fail)}，无法读取 ${String(refused)}。结果在 ${folder}。`,
  notInstalled: (name: string) =>
    `这个命令要用到可选组件 ${name}，这台电脑上没有装。请在本程序的文件夹里运行 npm install，装好后再试。`,
  otherSchema: (path: string) =>
    `${path} 不是这个版本写的结果，没有往里写。请换一个空的结果文件夹，或用当时的版本。`,
  queueVerbs: 'queue 后面要写 add、work 或 status。运行 nianbao queue --help 查看用法。',
  needsOut: '请用 --out 写结果文件夹，各台机器写同一个共享文件夹。',
  noFolder: (path: string) => `找不到文件夹 ${path}。请检查路径，共享文件夹要先连上。`,
  badBatch: '--batch 要写 1 到 2000 的整数。',
  badLimits: '--seconds 要写 1 到 3600 的整数，--megabytes 要写 64 到 16384 的整数。',
  badRedisAddress:
    'Redis 的地址要写成 redis://主机:6379 或 rediss://主机:6380（加密）。请检查 --redis 或环境变量 NIANBAO_REDIS。',
  noRedis: (where: string) =>
    `连不上 Redis（${where}）。请确认 redis-server 已经启动、地址没有写错；只在一台机器上校验，用 nianbao check --parquet 就行，不需要 Redis。`,
  redisPassword: (where: string) =>
    `Redis（${where}）要求用户名、密码，或给的不对。请在地址里写 redis://用户名:密码@主机:端口，或设环境变量 NIANBAO_REDIS。`,
  redisTls: (where: string) =>
    `与 Redis（${where}）的加密连接没有建立：证书不被信任，或那一端不是加密端口。单位自己的证书请设环境变量 NODE_EXTRA_CA_CERTS。`,
  noQueue: (folder: string) =>
    `${folder} 里还没有队列。请先运行 nianbao queue add，或检查是不是这个结果文件夹。`,
  addingElsewhere: '另一台机器正在往这个队列里加文件。请等它做完，再运行一次。',
  outside: (file: string) => `${file} 不在要校验的文件夹里，或是一个链接，没有读取。`,
  changed: (file: string) => `${file} 加入队列以后被改过。请再运行一次 queue add，按新的内容校验。`,
  notOurJob: '队列里的这个任务不是这个版本的程序加的，没有做。请各台机器用同一个版本，再运行一次 queue add。',
  noneFound: (folder: string) =>
    `这一批文件在 ${folder} 里一个也找不到。请检查共享文件夹是不是连着、是不是加入时的那个文件夹。`,
  hashing: (done: number, total: number) => `已清点 ${String(done)} / ${String(total)}`,
  leftOut: (path: string) => `没有加入 ${path}：它是链接，或改名保留的旧文件。`,
  addedToQueue: (files: number, batches: number, known: number) =>
    files === 0
      ? `没有新的文件要加入；${String(known)} 个已经有结果或在队列里。`
      : `加入 ${String(files)} 个文件，分 ${String(batches)} 批；另有 ${String(known)} 个已经有结果或在队列里。`,
  retried: (batches: number) => `没有做成的 ${String(batches)} 批重新排队。`,
  deadWait: (files: number) => `有 ${String(files)} 个文件多次没有读成，没有重试；要重试请加 --retry-dead。`,
  working: (lanes: number) => `开始校验，同时 ${String(lanes)} 个文件。按 Ctrl+C 做完手里的再停。`,
  worked: (batches: number, files: number) => `已做 ${String(batches)} 批，${String(files)} 个文件。`,
  stopping: '正在做完手里的这一批，然后停下。再按一次 Ctrl+C 立即停，没做完的会由别的机器重做。',
  batchFailed: (reason: string) => `有一批没有做成，稍后重试：${reason}`,
  workDone: (batches: number, files: number, dead: number) =>
    `本机做了 ${String(batches)} 批，${String(files)} 个文件${dead === 0 ? '' : `，其中 ${String(dead)} 个没有读成`}。`,
  queueFiles: (
    done: number,
    open: number,
    { ok, fail, refused, dead }: Readonly<Record<'ok' | 'fail' | 'refused' | 'dead', number>>,
  ) =>
    `已有结果 ${String(done)} 个文件（没有错误 ${String(ok)}，有错误 ${String(fail)}，不是能读的年报 ${String(refused)}，没有读成 ${String(dead)}），还剩 ${String(open)} 个。`,
  queueBatches: ({
    done,
    waiting,
    active,
    failed,
  }: Readonly<Record<'done' | 'waiting' | 'active' | 'failed', number>>) =>
    `批次：做完 ${String(done)}，正在做 ${String(active)}，等着 ${String(waiting)}，没有做成 ${String(failed)}。`,
  moreDead: (count: number) => `……还有 ${String(count)} 个，用 --json 全部列出。`,
  failedBatch: (files: number, first: string, reason: string) =>
    `没有做成的一批：${first} 等 ${String(files)} 个文件：${reason}`,
  severity: { error: '错误', warning: '警告', hint: '提示' } as const,
  counts: (errors: number, warnings: number, hints: number, explained: number) =>
    `错误 ${String(errors)}，警告 ${String(warnings)}，提示 ${String(hints)}${explained === 0 ? '' : `，其中 ${String(explained)} 条已写说明`}`,
  noSuspect: '哪一格有误：单看数字分不出是哪一格，请对照原始记录逐格核对。',
  suspect: (words: string, where: string) => `哪一格有误：${where === '' ? '' : `${where}，`}${words}`,
  explanation: (text: string) => `说明：${text.replace(/\s+/gu, ' ')}`,
  clean: '没有发现问题。',
  basis: (basis: string) => `依据：${basis}`,
  refused: '无法校验',
  unnamed: '（未填单位）',
  year: (year: number | null) => (year === null ? '（未填年度）' : `${String(year)} 年`),
  readFrom: (unit: string, year: string, cells: number) => `读到：${unit} ${year}，${String(cells)} 个数字`,
  doubtful: '请核对',
  info: '说明',
  written: (names: string) => `已起草：${names}`,
  keptText: (names: string) => `手写文字保留不动：${names}`,
  overwritten: (name: string, old: string) => `“${name}”原来的文字（已被重写）：\n${old}`,
  nothingToDraft: '没有新的文字要起草，文件没有改动。',
  questions: (count: number) => `文字里还有 ${String(count)} 处【待补】，请在表中补上后再生成报告。`,
  errorsStand: (count: number) =>
    `还有 ${String(count)} 个错误，没有生成报告。请先改正（nianbao check 查看），或加 --allow-errors 生成标明“未通过校验”的草稿。`,
  picturesErrors: (count: number) =>
    `还有 ${String(count)} 个错误，没有生成图解。请先改正（nianbao check 查看），或加 --allow-errors 生成标明“未通过校验”的草稿。`,
  dropped: (count: number) => `有 ${String(count)} 个不能写入文档的控制字符已略去。`,
  noOutput: '请至少写一个输出：--docx 文件名 或 --html 文件名。',
  collecting: (done: number, total: number, file: string) =>
    `已读 ${String(done)} / ${String(total)} ${file}`,
  newAreaNeeds: (path: string) => `${path} 还没有。要新建汇总工作簿，请写 --unit 地区名称 和 --year 年度。`,
  noRegister: (path: string) =>
    `${path} 里没有单位名单。请给 .csv 或 .xlsx，第一行是各栏名称，至少有“单位名称”。`,
  registerNote: (row: number, message: string) => `单位名单第 ${String(row)} 行：${message}`,
  registerNeeded:
    '还没有单位名单。请用 --units 给一份（.csv 或 .xlsx，至少有“单位名称”一栏），或在工作簿里填“单位名单”表。',
  registerDiffers: (names: string) => `工作簿里的“单位名单”与给出的名单不同，按工作簿里的收：${names}。`,
  registerLacks: (names: string) =>
    `工作簿的“单位名单”里没有：${names}。名单是手工维护的，没有改动。请先在“单位名单”表里加上这些单位，再收报。`,
  unread: (file: string, reason: string) => `没有读 ${file}：${reason}`,
  collected: (here: number, all: number, wrong: number, late: number, returned: number) =>
    `已报 ${String(here)} / ${String(all)}：有错 ${String(wrong)}，迟报 ${String(late)}，退回 ${String(returned)}。`,
  slips: (folder: string, count: number) => `退回单、催报单共 ${String(count)} 份，在 ${folder}。`,
  rolledUp: (counted: number, missing: string) =>
    `计入 ${String(counted)} 个单位${missing === '' ? '，都已报' : `；还缺：${missing}`}。`,
  filled: (count: number) => `已填入 ${String(count)} 格。`,
  keptByHand: (count: number) => `手填的 ${String(count)} 格与各单位之和不同，保留未动（--force 才替换）。`,
  sumDiffers: (name: string, area: number, sum: number, why: string) =>
    `${name}：本地区 ${String(area)}，各单位合计 ${String(sum)}。${why}`,
  sumsAgree: '本地区的数与各单位之和一致。',
  notACell: (key: string) =>
    `没有“${key}”这个数。写法如 requests/received/total，可用 nianbao figures 查看。`,
  byKind: (kind: string, name: string, sum: number) => `${kind}\t${name}\t${String(sum)}`,
  noKind: '未分类',
  share: (name: string, value: string, lastYear: string) =>
    `${name}\t${value}${lastYear === '' ? '' : `\t上年 ${lastYear}`}`,
  notReported: '未报',
  badBy: (value: string) => `--by 只能写 kind，不能是“${value}”。`,
  timeout: (seconds: number) =>
    `读取超过 ${String(seconds)} 秒，已停止。这个文件太大或已损坏，请打开它另存一份（表格存为 .xlsx，文档存为 .docx）再试。`,
  crash: (sign: string) =>
    `读取这个文件时程序中断，已停止（${sign}）。请在 Excel 或 WPS 中另存为 .xlsx 再试；仍不行请把文件反馈给开发者。`,
  crashed: '读取这个文件时内存不足，已停止。请在 Excel 或 WPS 中另存为 .xlsx 再试。',
  unexpected: (message: string) =>
    `程序内部出错：${message}。文件没有改动。请把这句话和文件一起反馈给开发者。`,
} as const;
