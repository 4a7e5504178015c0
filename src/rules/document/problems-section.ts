/** 五、存在的主要问题及改进情况 says both what is wrong and what is done about it (国办公开办函〔2021〕30号). */
import { sectionState } from '../../form/evidence';
import { partHeading, type TextKey } from '../../form/text';
import { saysNothing, sectionKeys, sectionText } from './prose';
import { defineRule, type Said } from '../rule';

/** One text may hold both halves; these words tell that a half is there. */
const halves: readonly { readonly key: TextKey; readonly words: RegExp }[] = [
  {
    key: 'problems/problems',
    words:
      /问题|不足|不够|不高|不强|不深|不多|不全|不到位|不及时|不完善|不平衡|有待|仍需|还需|欠缺|薄弱|短板|差距|困难|滞后|偏少|偏低|单一|缺乏/u,
  },
  {
    key: 'problems/improvement',
    words:
      /改进|整改|措施|下一步|下一年|下步|今后|明年|接下来|20\d\d年.{0,12}将|我.{1,4}将|将(?:进一步|继续|着力|不断|持续|从|重点|加强|加大|认真|严格|按照)|针对(?:上述|以上|存在)/u,
  },
];

function empty(about: readonly TextKey[], message: string): Said {
  return { cells: [], about, message };
}

export const problemsSection = defineRule({
  id: 's5-empty',
  comment: 'Section 五 tells the problems and the improvement; a report without either half is sent back.',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：第五部分为存在的主要问题及改进情况',
  only: ['text', 'sections'],
  check: ({ report }) => {
    // A section that is not there is missed by s-six; of one the text ends in, nobody knows the rest.
    const state = sectionState(report, 'problems');
    if (state === 'absent' || state === 'cut') return [];
    const keys = sectionKeys('problems');
    const silent = (key: TextKey) => saysNothing(report.text[key] ?? '');
    if (keys.every(silent)) {
      const none = keys.every((key) => (report.text[key] ?? '').trim() === '');
      const message = `第五部分${none ? '没有内容' : '只写了“无”'}。请写明存在的主要问题和改进情况。`;
      return [{ ...empty(keys, message), ...(none ? { unfilled: true } : {}) }];
    }
    const text = sectionText(report, 'problems');
    return halves
      .filter(({ key, words }) => silent(key) && !words.test(text))
      .map(({ key }) => empty([key], `第五部分没有写“${partHeading(key) ?? key}”。请补上。`));
  },
});
