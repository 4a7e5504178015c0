/** The six sections stand in the form's order under the form's headings (国办公开办函〔2021〕30号). */
import { sectionHeading, type Section, type SectionId } from '../../form/form';
import { edition2021 } from '../../form/editions/2021';
import { normaliseLabel } from '../../form/label';
import type { Subject } from '../../form/report';
import { prescribed } from '../../form/report-tables';
import { sectionKeys } from './prose';
import { defineRule, type Evidence, type Remedy, type Said } from '../rule';

/** What can be pointed at for a section: the text parts it holds. */
function aboutSection(id: SectionId): readonly Subject[] {
  return id === 'overview' || id === 'problems' || id === 'otherMatters' ? sectionKeys(id).slice(0, 1) : [];
}

const list = (sections: readonly Section[]) =>
  sections.map((section) => `“${sectionHeading(section)}”`).join('、');

function missing(sections: readonly Section[], basis: string): readonly Said[] {
  if (sections.length === 0) return [];
  return [
    {
      cells: [],
      about: sections.flatMap(({ id }) => aboutSection(id)),
      message: `缺少${list(sections)}。六个部分都要有，请补上。`,
      expected: sections.map(sectionHeading).join('；'),
      basis,
    },
  ];
}

function misplaced(found: readonly Section[], basis: string): readonly Said[] {
  const ids = found.map(({ id }) => id);
  const twice = found.filter(({ id }, index) => ids.indexOf(id) < index);
  const order = prescribedOrder(found);
  if (twice.length > 0) {
    return [{ cells: [], message: `${list(twice)}出现了不止一次。请只留一个。`, basis }];
  }
  if (order.every((section, index) => section.id === ids[index])) return [];
  return [
    {
      cells: [],
      message: `六个部分的顺序不对：现在是${list(found)}。请按一至六的顺序排列。`,
      expected: order.map(({ numeral }) => numeral).join('、'),
      actual: found.map(({ numeral }) => numeral).join('、'),
      basis,
    },
  ];
}

const numerals = '一二三四五六';

function prescribedOrder(sections: readonly Section[]): readonly Section[] {
  return [...sections].sort((a, b) => numerals.indexOf(a.numeral) - numerals.indexOf(b.numeral));
}

function reworded(section: Section, heading: string, basis: string): readonly Said[] {
  const expected = sectionHeading(section);
  // Only what the heading says counts here; half-width brackets and spaces do not.
  if (heading === expected || normaliseLabel(heading) === normaliseLabel(expected)) return [];
  return [
    {
      severity: 'warning',
      cells: [],
      about: aboutSection(section.id),
      message: `标题“${heading.trim()}”与规定不一致，应为“${expected}”。请改正。`,
      expected,
      actual: heading.trim(),
      basis,
    },
  ];
}

function checkSections({ report }: Evidence): readonly Said[] {
  const { sections, basis } = prescribed(report);
  const found = report.sections.flatMap(({ id, heading }) => {
    const section = sections.find((candidate) => candidate.id === id);
    return section ? [{ section, heading }] : [];
  });
  const present = new Set(found.map(({ section }) => section.id));
  return [
    ...missing(
      sections.filter(({ id }) => !present.has(id)),
      basis,
    ),
    ...misplaced(
      found.map(({ section }) => section),
      basis,
    ),
    ...found.flatMap(({ section, heading }) => reworded(section, heading, basis)),
  ];
}

function correctHeading({ actual }: Said, { report }: Evidence): Remedy | undefined {
  const here = report.sections.find(({ heading }) => heading.trim() === actual);
  const section = prescribed(report).sections.find(({ id }) => id === here?.id);
  if (!here || !section) return undefined;
  return {
    kind: 'label',
    label: '改为规定的标题',
    changes: [{ kind: 'heading', section: here.id, text: sectionHeading(section) }],
  };
}

export const sixSections = defineRule({
  id: 's-six',
  comment: 'A report has the six sections of the form, in its order and under its headings.',
  severity: 'error',
  basis: edition2021.basis,
  remedy: correctHeading,
  only: ['sections', 'year'],
  check: checkSections,
});
