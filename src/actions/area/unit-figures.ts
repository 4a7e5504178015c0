/** The units of the register with what they reported. */
import type { HeldReport, Unit } from '../../form/unit';
import type { UnitFigures } from '../../rollup/sums';

export function unitFigures(units: readonly Unit[], held: readonly HeldReport[]): readonly UnitFigures[] {
  const byCode = new Map(held.map(({ code, figures }) => [code, figures]));
  return units.map((unit): UnitFigures => {
    const figures = byCode.get(unit.code);
    return figures ? { unit, figures } : { unit };
  });
}
