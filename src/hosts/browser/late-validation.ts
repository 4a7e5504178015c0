/** The grid puts off looking at what is not in sight; by then another workbook may be open. */
import { IUniverInstanceService, type Injector } from '@univerjs/presets';
import { SheetsDataValidationValidatorService } from '@univerjs/presets/preset-sheets-data-validation';

/** What has been closed meanwhile is not validated: the grid would throw an error that nobody caught. */
export function validateOnlyWhatIsOpen(injector: Injector): void {
  const validator = injector.get(SheetsDataValidationValidatorService);
  const instances = injector.get(IUniverInstanceService);
  const look = validator.validatorRanges.bind(validator);
  validator.validatorRanges = (unit, ...rest) =>
    instances.getUnit(unit) ? look(unit, ...rest) : Promise.resolve([]);
}
