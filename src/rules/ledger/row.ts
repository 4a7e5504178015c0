/** Rows of the ledger that cannot be counted, or that cannot be as they stand. Told with their place and their 编号. */
import { ledgerKey } from '../../form/report';
import type { CaseProblem } from '../../ledger/count-cases';
import type { RowProblem } from '../../ledger/row-problems';
import type { Severity } from '../../form/severity';
import { defineRule, type Said } from '../rule';
import { byKind, groups } from './groups';
import { nameOf, namedRows } from './names';

interface Words {
  readonly severity: Severity;
  readonly say: (columns: string) => string;
  readonly basis: string;
}

const own = '依申请台账：一行一件';

const words: Readonly<Record<RowProblem['kind'], Words>> = {
  unreadable: {
    severity: 'warning',
    say: (columns) => `${columns}读不懂，请按列表或日期格式（如 2024-03-05）改写`,
    basis: own,
  },
  noId: { severity: 'hint', say: () => '没有编号，请补上，以便核对', basis: own },
  sameId: {
    severity: 'warning',
    say: () => '编号和前面的一行相同，没有计入；不是同一件的请改编号，重复登记的请删去',
    basis: own,
  },
  notReceived: {
    severity: 'warning',
    say: () => '没有收到（确认）日期，期限和年度都从这一天算；几行合并成一格的，请拆开逐行填',
    basis: '《条例》第三十一条',
  },
  noApplicant: {
    severity: 'warning',
    say: () => '没有申请人类型，没有计入；个体工商户、外国人等按当地统计口径选择，几行合并成一格的请拆开',
    basis: own,
  },
  noOutcome: { severity: 'warning', say: () => '已经答复，但没有办理结果，没有计入', basis: own },
  noClosingDay: { severity: 'warning', say: () => '有办理结果，但没有答复日期，没有计入', basis: own },
  closedBeforeReceived: {
    severity: 'warning',
    say: () => '办结在收到之前，没有计入，请核对日期',
    basis: own,
  },
  withdrawnAndAnswered: {
    severity: 'warning',
    say: () => '既有办理结果又有撤回日期，没有计入；撤回的结果选“其他情形”',
    basis: own,
  },
  order: { severity: 'warning', say: (columns) => `${columns}先后不对，请核对日期`, basis: own },
  future: { severity: 'warning', say: (columns) => `${columns}晚于今天，请核对日期`, basis: own },
  assumedYear: {
    severity: 'hint',
    say: (columns) => `${columns}没有写全年份，按推算的年份读，请写成 2024-03-05 这样`,
    basis: own,
  },
};

const caseBasis = '复议诉讼台账：一行一案';
const caseWords: Readonly<Record<CaseProblem['kind'], Words>> = {
  unreadable: {
    severity: 'warning',
    say: (columns) => `${columns}读不懂，没有计入；驳回、终止、撤诉等按当地统计口径从列表选择`,
    basis: caseBasis,
  },
  noKind: { severity: 'warning', say: () => '没有种类，没有计入', basis: caseBasis },
  noFiled: { severity: 'warning', say: () => '没有申请或起诉日期，没有计入', basis: caseBasis },
  noResult: {
    severity: 'warning',
    say: (columns) => `没有${columns}，没有计入；没有审结的，结案日期和结果都空着`,
    basis: caseBasis,
  },
  closedBeforeFiled: {
    severity: 'warning',
    say: () => '结案在申请或起诉之前，没有计入，请核对日期',
    basis: caseBasis,
  },
  twoInstances: {
    severity: 'warning',
    say: () => '同一案件一年里有两个审级结案，后一行没有计入；请按当地统计口径保留一行或改编号',
    basis: caseBasis,
  },
  reconsiderationFirst: {
    severity: 'hint',
    say: () => '对不予公开决定直接起诉；2024年起应当先申请复议，请核对种类',
    basis: '《行政复议法》（2023年修订）第二十三条',
  },
};

interface Problem {
  readonly kind: string;
  readonly row: number;
  readonly id: string;
  readonly heads: readonly string[];
}

const quoted = (heads: readonly string[]): string => heads.map((head) => `“${head}”`).join('、');

function findings<P extends Problem>(
  problems: readonly P[],
  wordsOf: (problem: P) => Words,
  subject: 'ledger' | 'case',
): readonly Said[] {
  return [...byKind(problems).values()].flatMap((same) =>
    groups(same).flatMap((rows): readonly Said[] => {
      const [first] = rows;
      if (!first) return [];
      const { severity, say, basis } = wordsOf(first);
      const names = rows.map(({ id: number, row }) => nameOf(number, row));
      const columns = [...new Set(rows.flatMap(({ heads }) => heads))];
      const member = rows.length === 1 ? (names[0] ?? '') : first.kind;
      return [
        {
          member,
          severity,
          cells: [],
          about: rows.map(({ row }) => ledgerKey(subject, row)),
          message: `${subject === 'ledger' ? '台账' : '复议诉讼台账'} ${namedRows(names)}：${say(quoted(columns))}。`,
          basis,
        },
      ];
    }),
  );
}

export const ledgerRow = defineRule({
  id: 'ledger-row',
  comment: 'Every row of the ledger can be read, and its days and kinds go together.',
  severity: 'warning',
  basis: own,
  check: ({ ledger }) => {
    if (!ledger) return [];
    // A letter that waits to be confirmed is on the list of what is due, and no mistake.
    const problems = ledger.problems.filter(({ kind, uncounted }) => kind !== 'notReceived' || uncounted);
    return [
      ...findings(problems, ({ kind }) => words[kind], 'ledger'),
      ...findings(ledger.caseProblems, ({ kind }) => caseWords[kind], 'case'),
    ];
  },
});
