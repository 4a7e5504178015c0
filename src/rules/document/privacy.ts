/** Personal numbers have no place in a published report: mobile and identity numbers. An office line is fine. */
import type { Report, Subject } from '../../form/report';
import { facts } from '../../form/fact';
import { proseOf } from './prose';
import { defineRule, type Said } from '../rule';
import { matches } from '../../reading/matches';

/** Eleven digits alone, maybe in groups; not part of a longer number, an address or a registration. */
const mobile =
  /(?<![\d０-９A-Za-z_/=.-]|备|字第|编号|代码)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d０-９]|[-_/.]?[A-Za-z\d]|号(?![码]))/gu;
const identity = /(?<![\dA-Za-z])(\d{17}[\dXx])(?![\dA-Za-z])/gu;

/** Long enough for either, full-width digits included: most texts have none and need no closer look. */
const digits = /[\d０-９]{3}[- －]?[\d０-９]{4}/u;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: a date of birth inside, and the last character a checksum of the others. */
function isIdentityNumber(number: string): boolean {
  const birth = /^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u;
  const sum = weights.reduce((all, weight, index) => all + weight * Number(number[index]), 0);
  return birth.test(number) && '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** Enough to find it by, and no more: findings are printed and mailed. */
function masked(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}

/** Half-width digits, places kept. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ｘ－]/gu, (character) => character.normalize('NFKC'));
}

function published(report: Report): readonly (readonly [Subject, string])[] {
  return [
    ...(report.info.contact === undefined ? [] : [['contact', report.info.contact] as const]),
    ...facts.flatMap(({ id }) => {
      const note = report.facts.answers[id]?.note ?? '';
      return note === '' ? [] : [[id, note] as const];
    }),
    ...proseOf(report).map(({ key, text }) => [key, text] as const),
  ];
}

export const privacy = defineRule({
  id: 'privacy',
  comment: 'Personal mobile and identity numbers are not to be published.',
  severity: 'warning',
  basis: '《政府信息公开条例》第十五条：涉及个人隐私的不得公开',
  only: ['info', 'facts', 'text'],
  check: ({ report }) =>
    published(report).flatMap(([subject, written]) => {
      if (!digits.test(written)) return [];
      const text = halfWidth(written);
      const mobiles = matches(text, mobile).map(([, number]) => ['手机号码', number ?? ''] as const);
      const identities = matches(text, identity)
        .map(([, number]) => ['身份证号码', number ?? ''] as const)
        .filter(([, number]) => isIdentityNumber(number));
      return [...mobiles, ...identities].map(([what, number]): Said => {
        const shown = masked(number.replace(/[- ]/gu, ''));
        return {
          cells: [],
          about: [subject],
          message: `有个人${what} ${shown}。公开的报告请改用办公电话，或删去。`,
          actual: shown,
        };
      });
    }),
});
