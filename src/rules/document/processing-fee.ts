/**
 * 信息处理费 belongs in section 六, in 元, or 未收取 (note of the form, 国办公开办函〔2021〕30号; 国办函〔2020〕109号), and has
 * to agree with what is said of fees in tables 2 and 3 and in 基础情况.
 */
import { cellsOf } from '../../form/index';
import type { CellKey } from '../../form/cell';
import { sectionState } from '../../form/evidence';
import type { Report } from '../../form/report';
import { foundTable } from '../../form/report-tables';
import { proseOf, sentencesOf } from './prose';
import { defineRule, type Said } from '../rule';
import { matches } from '../../reading/matches';

const noteOfForm = '国办公开办函〔2021〕30号：收取信息处理费情况在第六部分报告';

const feeName = /处理费|费用|收费|缴费|公开费|检索费|复制费|工本费|成本费/u;

/** Whether a text speaks of fees for handling requests, whatever it says of them. */
function speaksOfFee(text: string): boolean {
  return sentencesOf(text).some((sentence) => feeName.test(sentence.replace(/经费|免收?费|消费/gu, '')));
}

const amountInYuan = /(?<!每[件页份]?\s*)(\d[\d,，]*(?:\.\d+)?)\s*(万)?元(?!\s*[/／每]|人民币?[/每])/gu;

/** The fee section 六 says was charged, in 元: the largest amount in a sentence on fees; undefined where none is given. */
function statedFee(text: string): number | undefined {
  const amounts = sentencesOf(text)
    .filter((sentence) => /处理费|收取|收缴|征收|公开费/u.test(sentence))
    .flatMap((sentence) =>
      matches(sentence, amountInYuan).map(
        ([, number, wan]) => Number((number ?? '').replace(/[,，]/gu, '')) * (wan === undefined ? 1 : 10000),
      ),
    );
  return amounts.length === 0 ? undefined : Math.max(...amounts);
}

/** Says that nothing was charged. */
function deniesFee(text: string): boolean {
  const denial =
    /(?:未|没有|没|无|不)[^，。；\n]{0,14}(?:收取|收费|费用|处理费)|处理费[^，。；\n]{0,8}(?:为|是|：)?\s*(?:0(?![.\d])|零|无)|不存在[^，。；\n]{0,14}费/u;
  return denial.test(text);
}

const otherMattersText = (report: Report) => report.text.otherMatters ?? '';

function about(message: string, more: Partial<Said> = {}): Said {
  return { cells: [], about: ['otherMatters'], message, ...more };
}

/** Before this report year the form asked for no fee, and there was none to charge: 国办函〔2020〕109号 is in force since 2021. */
const firstYear = 2021;

export const feeStated = defineRule({
  id: 's6-fee',
  comment: 'Section 六 states what was charged for processing requests, or that nothing was.',
  severity: 'error',
  basis: noteOfForm,
  only: ['text', 'sections', 'year'],
  check: ({ report }) => {
    if (report.year !== null && report.year < firstYear) return [];
    if (speaksOfFee(otherMattersText(report)) || sectionState(report, 'otherMatters') === 'absent') return [];
    const elsewhere = proseOf(report).some(({ text }) => text.includes('处理费'));
    const message = elsewhere
      ? '信息处理费写在了别处。请在第六部分写明收取多少元，没有收取的写“未收取”。'
      : '第六部分没有写信息处理费。请写明收取多少元，没有收取的写“未收取”。';
    const none = otherMattersText(report).trim() === '' && !elsewhere;
    return [about(message, none ? { unfilled: true } : {})];
  },
});

/** Requests dropped because the fee was not paid, by the cell where they stand. */
function unpaid(report: Report): readonly CellKey[] {
  return cellsOf(foundTable(report, 'requests'))
    .filter(({ key, rowId }) => rowId === 'otherHandling.feeUnpaid' && Number(report.figures[key] ?? 0) > 0)
    .map(({ key }) => key);
}

export const feeNotices = defineRule({
  id: 's6-fee-t3',
  comment: 'Requests dropped for an unpaid fee mean that fee notices went out; section 六 should tell.',
  severity: 'hint',
  basis: noteOfForm,
  check: ({ report }) => {
    const cells = unpaid(report);
    const text = otherMattersText(report);
    if (cells.length === 0 || /通知|逾期|未缴|未交|缴纳|缴费/u.test(text)) return [];
    const message = '表三有因逾期未缴费不再处理的申请，第六部分没有提到收费通知。请核对，必要时补写。';
    return [about(message, { cells })];
  },
});

const feeCell: CellKey = 'proactive/fees/amount';

export const feeInTable2 = defineRule({
  id: 's6-fee-t2',
  comment: 'The processing fee is one of the administrative fees, so the amount in table 2 is not below it.',
  severity: 'hint',
  basis: '信息处理费属于行政事业性收费（国办函〔2020〕109号）',
  check: ({ report }) => {
    const inTable = report.figures[feeCell];
    const stated = statedFee(otherMattersText(report));
    if (typeof inTable !== 'number' || stated === undefined) return [];
    // Amounts in 万元 are often rounded to four decimals: a difference below one 元 is none.
    if (inTable * 10000 > stated - 1) return [];
    const message = `第六部分写收取信息处理费 ${String(stated)} 元，表二收费金额 ${String(inTable)} 万元，比它少。请核对单位和金额。`;
    return [
      about(message, {
        cells: [feeCell],
        expected: stated / 10000,
        actual: inTable,
      }),
    ];
  },
});

export const feeDenied = defineRule({
  id: 's6-none',
  comment: 'Section 六 says there was no fee although another place of the report gives one.',
  severity: 'warning',
  basis: noteOfForm,
  check: ({ report }) => {
    const text = otherMattersText(report);
    if (text.trim() === '' || (statedFee(text) ?? 0) > 0) return [];
    const fact = report.facts.answers['processingFee.amount']?.value ?? null;
    if (typeof fact === 'number' && fact > 0) {
      if (speaksOfFee(text) && !deniesFee(text)) return [];
      const message = `“基础情况”里收取信息处理费 ${String(fact)} 元，第六部分却没有这笔收费。请核对。`;
      return [
        about(message, {
          about: ['otherMatters', 'processingFee.amount'],
          expected: fact,
        }),
      ];
    }
    if (report.year !== null && report.year < firstYear) return [];
    const inTable = report.figures[feeCell];
    // Table 2 holds all administrative fees: only a bare 无, which says nothing of fees at all, is at odds with it.
    if (
      typeof inTable !== 'number' ||
      inTable <= 0 ||
      speaksOfFee(text) ||
      !/^[^。\n]*(?:无|没有)[^。\n]*。?$/u.test(text.trim())
    )
      return [];
    const message = `表二收费金额 ${String(inTable)} 万元，第六部分只写了“无”。请写明其中有没有信息处理费。`;
    return [about(message, { cells: [feeCell], actual: text.trim() })];
  },
});
