/** A drawing as SVG for a page: no styles, no fonts, nothing fetched; all that is read of it is text. */
import type { Drawing, Shape } from '../charts/drawing';
import { escape } from './markup';

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
}

function shapeSvg({ tag, attributes, text }: Shape): string {
  return text === undefined
    ? `<${tag}${attributesOf(attributes)}/>`
    : `<${tag}${attributesOf(attributes)}>${escape(text)}</${tag}>`;
}

/** `id`: of its own on the page. `more`: attributes of the whole, such as a style where one is allowed. */
export function svg(drawing: Drawing, id: string, more: Readonly<Record<string, string>> = {}): string {
  const { width, height, title, description, shapes } = drawing;
  const attributes = {
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    width: String(width),
    height: String(height),
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    ...more,
  };
  return (
    `<svg${attributesOf(attributes)}><title id="${id}-title">${escape(title)}</title>` +
    `<desc id="${id}-desc">${escape(description)}</desc>\n${shapes.map(shapeSvg).join('\n')}\n</svg>`
  );
}
