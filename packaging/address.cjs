/** The address a package is made for: checked before anything is built, and what is wrong with it said in Chinese. */
const { URL } = require('node:url');

const example = { https: 'https://oa.example.gov.cn/nianbao/', file: 'file:///C:/ogi/' };

/** What the documents write where an address is to stand. */
const placeholder = /内网地址|网站地址|你的|您的|单位地址|地址|[<>…《》]/u;

/**
 * What is wrong with it, or undefined. `schemes`: those that will do, `https:`, `http:` or `file:`; `what`: how it is
 * given, e.g. `--url`.
 */
function wrongAddress(text, { schemes, what }) {
  const ways = schemes.map((scheme) => `${scheme}//`).join('、');
  const say = (reason) =>
    `${what} ${reason}。例如 ${schemes.includes('https:') ? example.https : example.file}`;
  if (typeof text !== 'string' || text.trim() === '') return say('后面要写本单位网站的地址');
  if (placeholder.test(text)) return say(`“${text}”是文档里的说法，请换成本单位网站真正的地址`);
  if (/[\s"'`\\&]/u.test(text)) return say(`“${text}”里有空格、引号、反斜杠或 &`);
  let url;
  try {
    url = new URL(text);
  } catch {
    return say(`“${text}”不是网址，要以 ${ways} 开头`);
  }
  if (!schemes.includes(url.protocol) || !text.includes('://')) return say(`“${text}”要以 ${ways} 开头`);
  if (url.protocol === 'file:' && url.hostname !== '')
    return say(`“${text}”指向别的机器，要写成 file:/// 三条斜杠、每台电脑自己的文件夹`);
  if (url.search !== '' || url.hash !== '') return say(`“${text}”里不能有 ? 和 #`);
  if (url.username !== '' || url.password !== '') return say(`“${text}”里不能有用户名和密码`);
  if (!text.endsWith('/')) return say(`“${text}”要以斜杠 / 结尾`);
  const host = text.slice(text.indexOf('://') + 3).split(/[/:]/u)[0] ?? '';
  if (/[^\x21-\x7e]/u.test(host)) return say(`“${text}”里的网站名有中文；中文域名请写成 xn-- 开头的形式`);
  // Excel's manifest, and policies of browsers, want addresses as they go over the wire.
  if (!schemes.includes('file:') && /[^\x21-\x7e]/u.test(text))
    return say(`“${text}”里有中文，请把文件夹改成字母和数字`);
  return undefined;
}

module.exports = { wrongAddress };
