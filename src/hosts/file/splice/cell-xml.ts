/** A cell as it is written (ECMA-376 18.3.1.4): texts stand in the cell, so that shared strings stay as they are. */
import { legalText } from '../../../form/characters';
import { cellName } from '../../../workbook/a1';
import { withEscapes } from './strings';
import type { Naming } from './xml-edit';

export type Scalar = number | string | boolean | null;

/** What to put in a cell. */
export type Put =
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: Scalar }
  /** What the formula that stands there gives now. */
  | { readonly kind: 'result'; readonly value: Scalar };

const errorValue = /^#(?:DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|REF!|NULL!)$/u;

/** Text between tags. */
export function content(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/\r/gu, '&#13;');
}

/** A text in a cell, as `<is>`. */
export function inlineText(text: string, name: Naming): string {
  const tag = name('t');
  const words = content(withEscapes(legalText(text)));
  return `<${name('is')}><${tag} xml:space="preserve">${words}</${tag}></${name('is')}>`;
}

/** Type and `<v>` of what a formula gives. */
function resultOf(value: Scalar, name: Naming): { readonly type: string; readonly xml: string } {
  const v = (text: string): string => `<${name('v')}>${text}</${name('v')}>`;
  if (value === null) return { type: '', xml: '' };
  if (typeof value === 'number') return { type: '', xml: v(String(value)) };
  if (typeof value === 'boolean') return { type: 'b', xml: v(value ? '1' : '0') };
  return errorValue.test(value)
    ? { type: 'e', xml: v(value) }
    : { type: 'str', xml: v(content(withEscapes(legalText(value)))) };
}

/** `formula`: the one that stands there, as it is written; `rest`: what else the cell held. */
export function cellXml(
  place: { readonly row: number; readonly column: number; readonly style: number },
  put: Put,
  name: Naming,
  kept: { readonly formula: string; readonly rest: string } = { formula: '', rest: '' },
): string {
  const inner = ((): { readonly type: string; readonly xml: string } => {
    switch (put.kind) {
      case 'value':
        return typeof put.value === 'string'
          ? { type: 'inlineStr', xml: inlineText(put.value, name) }
          : resultOf(put.value, name);
      case 'formula': {
        const { type, xml } = resultOf(put.result, name);
        return { type, xml: `<${name('f')}>${content(put.formula)}</${name('f')}>${xml}` };
      }
      case 'result': {
        const { type, xml } = resultOf(put.value, name);
        return { type, xml: `${kept.formula}${xml}` };
      }
    }
  })();
  const tag = name('c');
  const style = place.style === 0 ? '' : ` s="${String(place.style)}"`;
  const type = inner.type === '' ? '' : ` t="${inner.type}"`;
  const start = `<${tag} r="${cellName(place.row, place.column)}"${style}${type}`;
  const within = `${inner.xml}${kept.rest}`;
  return within === '' ? `${start}/>` : `${start}>${within}</${tag}>`;
}
