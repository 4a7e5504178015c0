/** Colours of WPS are numbers, blue-green-red; a file's are ARGB in hexadecimal. */
export function argb(bgr: number): { argb: string } {
  if (!Number.isInteger(bgr) || bgr < 0 || bgr > 0xffffff) throw new Error(`not a colour: ${String(bgr)}`);
  const rgb = ((bgr & 0xff) << 16) | (bgr & 0xff00) | (bgr >> 16);
  return { argb: `FF${rgb.toString(16).padStart(6, '0').toUpperCase()}` };
}
