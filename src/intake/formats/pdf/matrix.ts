/** Affine matrices as PDF writes them (ISO 32000-1, 8.3.3): `[a b c d e f]`, x′ = a·x + c·y + e, y′ = b·x + d·y + f. */

export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six finite numbers of whatever list a parser hands over, or undefined. */
export function toMatrix(values: unknown): Matrix | undefined {
  const [a, b, c, d, e, f] = Array.from((values as ArrayLike<unknown> | undefined) ?? [], Number);
  const six = [a, b, c, d, e, f].map((value) => value ?? NaN);
  return six.every(Number.isFinite) ? (six as unknown as Matrix) : undefined;
}
