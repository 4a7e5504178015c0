/** 六、其他需要报告的事项: 信息处理费, which the form wants stated here in 元, or 未收取. */
import { questionFor } from './questions';
import { cell, fact, factLabel, hasCell, type Source } from './source';
import { paragraph, question, sentence } from './sentence';

export function draftOtherMatters(source: Source): string {
  const amount = fact(source, 'processingFee.amount');
  const notices = fact(source, 'processingFee.notices');
  const key = 'requests/otherHandling.feeUnpaid/total';
  const unpaid = hasCell(source, key) ? cell(source, key) : undefined;
  const feeClause =
    amount === undefined
      ? ''
      : amount.value === 0
        ? `未${factLabel('processingFee.amount')}`
        : `${factLabel('processingFee.amount')}${amount.text}元`;
  const noticesClause = notices !== undefined && notices.value > 0 ? `发出收费通知${notices.text}件` : '';
  const charged = (amount?.value ?? 0) > 0 || (unpaid?.value ?? 0) > 0;
  const unpaidClause =
    unpaid !== undefined && unpaid.value > 0 ? `有${unpaid.text}件申请因申请人逾期未缴费不再处理` : '';
  const clauses = [noticesClause, feeClause, unpaidClause].filter((clause) => clause !== '');
  return paragraph(
    sentence(clauses.length === 0 ? '' : `${source.year}，${source.self}${clauses.join('，')}`),
    question(
      ...(amount === undefined ? [questionFor('processingFee.amount')] : []),
      ...(notices === undefined && charged ? [questionFor('processingFee.notices')] : []),
    ),
  );
}
