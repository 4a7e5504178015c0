/** What is shown where Excel is too old for the add-in, or where the page is opened outside Excel. */
export function showTooOld(element: HTMLElement): void {
  const title = document.createElement('h2');
  title.textContent = '需要 Excel 2021 或更高版本';
  const text = document.createElement('p');
  text.textContent =
    '这里的 Excel 没有年报助手要用的功能。请换 Excel 2021、Microsoft 365 或网页版 Excel；用 WPS 的，请装 WPS 版。工作簿里的内容没有动，表格自己的红黄提示照样有用。';
  const section = document.createElement('section');
  section.className = 'empty';
  section.append(title, text);
  element.replaceChildren(section);
}
