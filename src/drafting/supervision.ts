/** （五）监督保障: training, inspection, appraisal, accountability, staff. */
import { counted, type Count } from './counts';
import { questionFor } from './questions';
import { fact, type Source } from './source';
import { paragraph, question } from './sentence';

const staff: readonly Count[] = [
  { id: 'supervision.fullTime', verb: '配备' },
  { id: 'supervision.partTime', verb: '配备' },
];

export function draftSupervision(source: Source): string {
  const trainings = fact(source, 'supervision.trainings');
  const trainees = fact(source, 'supervision.trainees');
  const held = trainings !== undefined && trainings.value > 0;
  const counts: readonly Count[] = [
    { id: 'supervision.trainings', verb: '举办' },
    // Staff may have been trained elsewhere while the unit held no training of its own.
    ...(!held && trainees && trainees.value > 0 ? [{ id: 'supervision.trainees', verb: '' } as const] : []),
    { id: 'supervision.inspections', verb: '开展' },
    { id: 'supervision.appraisals', verb: '开展' },
    { id: 'supervision.accountability', verb: '', none: '没有发生责任追究' },
  ];
  return paragraph(
    counted(source, {
      opening: '全年',
      counts,
      after:
        held && trainees && trainees.value > 0
          ? { 'supervision.trainings': `（${trainees.text}人次参加）` }
          : {},
      own: { group: 'supervision', verb: '' },
    }),
    held && trainees === undefined ? question(questionFor('supervision.trainees')) : '',
    counted(source, { opening: source.self, counts: staff }),
  );
}
