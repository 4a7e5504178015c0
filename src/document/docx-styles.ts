/** Typesetting of official documents (GB/T 9704-2012), as WordprocessingML styles and settings. */

/** Page and text area in twips: A4, top 37 mm, left 28 mm, text 156 × 225 mm (GB/T 9704 5.2). */
export const page = {
  width: 11906,
  height: 16838,
  top: 2098,
  right: 1474,
  bottom: 1984,
  left: 1588,
} as const;
export const textWidth = page.width - page.left - page.right;

/** Fonts by role, with the names other platforms know them by; none is embedded (licences). */
const fonts = {
  title: { name: '方正小标宋简体', others: 'FZXiaoBiaoSong-B05S,华文中宋,STZhongsong' },
  hei: { name: '黑体', others: 'SimHei,STHeiti' },
  kai: { name: '楷体_GB2312', others: '楷体,KaiTi,STKaiti' },
  fang: { name: '仿宋_GB2312', others: '仿宋,FangSong,STFangsong' },
  song: { name: '宋体', others: 'SimSun,STSong' },
} as const;

type FontRole = keyof typeof fonts;

/** 22 lines a page: exact 28.95 pt, with −0.25 pt between characters for 28 a line (5.2.3). */
const line = '<w:spacing w:line="579" w:lineRule="exact"/>';
const between = '<w:spacing w:val="-5"/>';

function font(role: FontRole): string {
  const { name } = fonts[role];
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
}

/** Half-points. */
function size(halfPoints: number): string {
  return `<w:sz w:val="${String(halfPoints)}"/><w:szCs w:val="${String(halfPoints)}"/>`;
}

function style(id: string, name: string, paragraph: string, run: string, more = ''): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>` +
    `${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${more}<w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

const next = '<w:next w:val="BodyText"/>';
const indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** Half-points of text in a table: 10.5 pt where four columns have room, 10 where seven or fifteen share the page, else 9. */
export type TableTextSize = 18 | 20 | 21;

/** The style of a table's text. */
export const tableText = (halfPoints: TableTextSize): string =>
  halfPoints === 18 ? 'TableText' : `TableText${String(halfPoints)}`;

const tableTextStyle = (halfPoints: TableTextSize): string =>
  style(
    tableText(halfPoints),
    halfPoints === 18 ? 'Table Text' : `Table Text ${String(halfPoints / 2)}`,
    '<w:spacing w:line="250" w:lineRule="exact"/><w:jc w:val="center"/>',
    `${font('song')}${size(halfPoints)}`,
  );

const paragraphStyles = [
  style(
    'Normal',
    'Normal',
    '<w:widowControl w:val="0"/>',
    `${font('fang')}${size(32)}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>`,
  ),
  style('BodyText', 'Body Text', `${line}${indented}<w:jc w:val="both"/>`, between),
  style(
    'Title',
    'Title',
    '<w:keepNext/><w:spacing w:line="720" w:lineRule="exact"/><w:jc w:val="center"/>',
    `${font('title')}${size(44)}`,
    next,
  ),
  style(
    'Heading1',
    'heading 1',
    `<w:keepNext/>${line}${indented}<w:outlineLvl w:val="0"/>`,
    `${font('hei')}${between}${size(32)}`,
    next,
  ),
  style(
    'Heading2',
    'heading 2',
    `<w:keepNext/>${line}${indented}<w:outlineLvl w:val="1"/>`,
    `${font('kai')}${between}${size(32)}`,
    next,
  ),
  tableTextStyle(18),
  tableTextStyle(20),
  tableTextStyle(21),
  style('Mark', 'Mark', '<w:jc w:val="center"/>', `${font('hei')}<w:color w:val="C00000"/>${size(28)}`),
  style('Footer', 'footer', '', `${font('song')}${size(28)}`),
];

export const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const stylesXml = `<w:styles ${wordNamespace}>${paragraphStyles.join('')}</w:styles>`;

/** Odd and even pages differ (page numbers stand on the outer side, 7.5). */
export const settingsXml =
  `<w:settings ${wordNamespace}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/>' +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>';

export const fontTableXml = `<w:fonts ${wordNamespace}>${Object.values(fonts)
  .map(({ name, others }) => `<w:font w:name="${name}"><w:altName w:val="${others}"/></w:font>`)
  .join('')}</w:fonts>`;
