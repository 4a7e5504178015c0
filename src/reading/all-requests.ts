/**
 * Whether a phrase speaks of all applications, or of some: 收到土地征收类申请12件 is no total. What stands between the verb
 * and the number must be words that single nothing out; a word that is not known is taken to do so.
 */

const verbs =
  /新收|收到|接收|接到|收取到|受理|收件|新增|接获|共收|收悉|办结|办复|答复|办毕|处理|回复|办理|承办|需办|应办/u;

/** Words that single nothing out, longer ones first. */
const plainWords = new RegExp(
  [
    '依申请公开|依申请|政府信息|公民|自然人|法人|其[他它]组织|申请人|社会公众|人民群众|群众|公众|市民|社会|各类|各种|有效|书面|正式',
    '政务信息|信息公开|政务公开|公开|信息|申请|事项|案件|总数量|总数|总量|数量|件数|件|量|数|表',
    '新收|收到|接收|接到|收取到|受理|收件|新增|接获|收悉|办结|办复|答复|办毕|处理|回复|办理|承办|登记|办|收|接',
    '完毕|完成|全部|按期|按时|按要求|按规定|依法|依规|及时|规范|法定期限|规定期限|期限内|时限内|期限|在|内|中|均|都|已经|已|皆',
    '提交|提出|递交|来自|向我|通过|门户|市|县|区|网站|网络|信函|邮寄|电子邮件|邮件|当面|现场|平台|等|方式|渠道|途径|形式',
    '共计|合计|总计|累计|一共|共|达到|达|有|为|是|约|本年度|本年|年度|当年|年内|全年|本|新|需|应|完|并|了|到|过|的|和|或者|或|及|与|、|政府|我',
  ].join('|'),
  'gu',
);

/** Words that do, wherever they stand. */
const singlesOut =
  /(?<!公开)类|涉及|涉[^密]|关于|有关|方面|领域|相关|围绕|针对|同一|个别|某|重复|剩余|其余|另外|部分(?!公开)|(?<!法)人(?:提交|提出|递交|反复|多次)/u;

/** `before` and `after` the number; the words after it only matter where those before name no application. */
export function isOfAll(before: string, after: string): boolean {
  if (singlesOut.test(before)) return false;
  const verb = verbs.exec(before);
  const between = verb ? before.slice(verb.index) : '';
  const rest = /申请/u.test(before) ? between : between + after;
  return rest.replace(plainWords, '').replace(/[^\u4e00-\u9fa5□]/gu, '') === '';
}
