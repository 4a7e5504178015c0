/** 基础情况: where a group of answers has a total, or must add up to a number elsewhere, it does (form/fact.ts). */
import { factGroups, facts, type FactGroup, type FactKey } from '../../form/fact';
import { cellOf, isCellKey } from '../../form/index';
import type { Report } from '../../form/report';
import { defineRule, type Said } from '../rule';

interface Target {
  readonly name: string;
  readonly value: number;
  readonly fact?: FactKey;
  readonly cells: Said['cells'];
}

function targetOf(group: FactGroup, report: Report): Target | undefined {
  const key = group.total ?? group.sumIs;
  if (key === undefined) return undefined;
  if (isCellKey(key)) {
    const value = report.figures[key];
    return typeof value === 'number' ? { name: cellOf(key).name, value, cells: [key] } : undefined;
  }
  const fact = facts.find(({ id }) => id === key);
  const value = fact && report.facts.answers[fact.id]?.value;
  return typeof value === 'number'
    ? { name: fact?.label ?? key, value, cells: [], ...(fact ? { fact: fact.id } : {}) }
    : undefined;
}

function checkGroup(group: FactGroup, report: Report): readonly Said[] {
  const target = targetOf(group, report);
  if (!target) return [];
  const asked = facts.filter(({ id, group: of }) => of === group.id && id !== group.total);
  const own = report.facts.own.filter((row) => row.group === group.id);
  const entries = [
    ...asked.map(({ id }) => report.facts.answers[id]?.value ?? null),
    ...own.map(({ value }) => value),
  ];
  const numbers = entries.filter((value) => typeof value === 'number');
  // Words in place of a number leave the sum open.
  if (numbers.length === 0 || entries.some((value) => typeof value === 'string' && value.trim() !== ''))
    return [];
  const sum = Number(numbers.reduce((all, value) => all + value, 0).toFixed(6));
  if (sum === target.value) return [];
  const unfinished = sum < target.value && numbers.length < entries.length;
  const difference = String(Number(Math.abs(target.value - sum).toFixed(6)));
  return [
    {
      ...(unfinished ? { severity: 'hint' } : {}),
      cells: target.cells,
      about: [...(target.fact === undefined ? [] : [target.fact]), ...asked.map(({ id }) => id)],
      message: `“${group.label}”各项之和 ${String(sum)}，${target.name} ${String(target.value)}，相差 ${difference}。${unfinished ? '还有没填的项，请补上。' : '请核对。'}`,
      expected: target.value,
      actual: sum,
      compared: [
        { name: '总数', value: target.value },
        { name: '各项之和', value: sum },
      ],
    },
  ];
}

export const factsAddUp = defineRule({
  id: 'facts-sum',
  comment: 'The answers of a group on 基础情况, with the rows the clerk added, add up to their total.',
  severity: 'warning',
  basis: '“基础情况”同组各项之和等于总数',
  check: ({ report }) => factGroups.flatMap((group) => checkGroup(group, report)),
});
