/**
 * 单位名单 out of rows, however they were typed or pasted: `编码,单位名称,简称和曾用名,类型,是否计入,截止日期,前身,联系方式`
 * in any order, of which only 单位名称 is needed.
 */
import { matchLabel } from '../form/label';
import { refuse, type Refusal } from '../form/refusal';
import {
  countsByKind,
  registerColumns,
  unitKinds,
  type RegisterColumn,
  type Unit,
  type UnitKind,
} from '../form/unit';
import { dayText } from '../ledger/day';
import { readDay } from '../ledger/read-day';

/** A row that could not be understood, or not wholly; `row` counts from 1, heads included. */
export interface RegisterNote {
  readonly row: number;
  readonly message: string;
}

export interface Register {
  readonly kind: 'register';
  readonly units: readonly Unit[];
  readonly notes: readonly RegisterNote[];
}

type Heads = ReadonlyMap<RegisterColumn, number>;

function headsIn(cells: readonly string[]): Heads {
  const found = new Map<RegisterColumn, number>();
  cells.forEach((text, column) => {
    const head = registerColumns.find((one) => matchLabel(text, one) !== 'different');
    if (head && !found.has(head.id)) found.set(head.id, column);
  });
  return found;
}

/** Several names in a cell are parted by 、 ， , ； ; or a line break. */
function namesIn(text: string): readonly string[] {
  return text
    .split(/[、，,；;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The kind as listed, or as lists call it elsewhere. */
function kindIn(text: string): UnitKind | undefined {
  const seen = text.trim();
  return (
    unitKinds.find((kind) => kind === seen) ??
    (/垂直|垂管|双管|驻/u.test(seen)
      ? '垂直管理'
      : /^(?:乡|镇|街道|乡镇)/u.test(seen)
        ? '乡镇街道'
        : /部门|委办局|直属/u.test(seen)
          ? '部门'
          : undefined)
  );
}

/** `U001` and on, past every code of that form there is. */
function codesAfter(codes: readonly string[]): () => string {
  const used = codes.map((code) => Number(/^U(\d+)$/u.exec(code)?.[1] ?? 0));
  let last = Math.max(0, ...used);
  return () => `U${String(++last).padStart(3, '0')}`;
}

/**
 * Rows of text → the register. Units without a code are given one. Refused where there is no column of names, or two
 * units share a name or a code: then nobody could say whose file is whose.
 */
export function readRegister(rows: readonly (readonly string[])[]): Register | Refusal {
  const top = rows.findIndex((cells) => headsIn(cells).has('name'));
  const heads = headsIn(rows[top] ?? []);
  if (!heads.has('name')) {
    return refuse(
      'no-register',
      '单位名单里没有找到“单位名称”一栏。请在第一行写上各栏名称，至少要有“单位名称”。',
    );
  }
  const notes: RegisterNote[] = [];
  const text = (cells: readonly string[], column: RegisterColumn): string => {
    const at = heads.get(column);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const body = rows.flatMap((cells, index) =>
    index > top && text(cells, 'name') !== '' ? [{ cells, row: index + 1 }] : [],
  );
  const nextCode = codesAfter(body.map(({ cells }) => text(cells, 'code')));
  const units = body.map(({ cells, row }): Unit => {
    const code = text(cells, 'code');
    const kindText = text(cells, 'kind');
    const kind = kindText === '' ? undefined : kindIn(kindText);
    if (kindText !== '' && kind === undefined) {
      notes.push({
        row,
        message: `类型“${kindText}”不认识，按没有填写处理。可以填：${unitKinds.join('、')}。`,
      });
    }
    const counted = text(cells, 'counts');
    if (!/^(?:是|否|计入|不计入)?$/u.test(counted)) {
      notes.push({ row, message: `“是否计入”应填“是”或“否”，“${counted}”按“是”处理。` });
    }
    const due = text(cells, 'deadline');
    const day = due === '' ? undefined : readDay(due);
    const deadline = day ? dayText(day.day) : null;
    if (due !== '' && deadline === null) {
      notes.push({ row, message: `截止日期“${due}”看不懂，请写成 2025-01-20 这样的日期。` });
    }
    return {
      code: code === '' ? nextCode() : code,
      name: text(cells, 'name'),
      otherNames: namesIn(text(cells, 'otherNames')),
      kind: kind ?? null,
      counts: counted === '' ? countsByKind(kind ?? null) : !/^(?:否|不计入)$/u.test(counted),
      deadline,
      predecessors: namesIn(text(cells, 'predecessors')),
      contact: text(cells, 'contact'),
    };
  });
  return refuseDoubles(units) ?? { kind: 'register', units, notes };
}

function refuseDoubles(units: readonly Unit[]): Refusal | undefined {
  for (const [of, label] of [
    ['code', '编码'],
    ['name', '单位名称'],
  ] as const) {
    const seen = new Set<string>();
    const double = units.find((unit) => seen.has(unit[of]) || !seen.add(unit[of]));
    if (double) {
      return refuse(
        'register-twice',
        `单位名单里“${label}”为“${double[of]}”的不止一行，分不清是哪个单位。请改成各不相同（同名的单位在名称前加上所在地）。`,
      );
    }
  }
  return undefined;
}
