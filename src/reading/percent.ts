/** Whether a share as written, with so many decimals, is what exactly was worked out. */

/** Half-up or cut off at the digits written, or off by one in the first decimal. */
export function isPercent(
  written: { readonly value: number; readonly decimals: number },
  exact: number,
): boolean {
  return Math.abs(written.value - exact) < Math.max(10 ** -written.decimals, 0.1) + 1e-9;
}
