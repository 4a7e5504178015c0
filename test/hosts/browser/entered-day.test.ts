/** Days typed or pasted into cells whose format is of days. */
import { expect, test } from '@jest/globals';
import { enteredDay } from '../../../src/hosts/browser/entered';

test.each(['2024-3-5', '2024-03-05', ' 2024/3/05', '2024.3.5', '2024年3月5日', '2024年3月5'])(
  '%s is 5 March 2024',
  (text) => {
    expect(enteredDay(text)).toBe(45_356);
  },
);

test.each(['2024-2-30', '3-5', '3月5日', '24.3.5', '2024-3-5 上午', '', '20240305', '1800-1-1'])(
  '%j is left to the grid',
  (text) => {
    expect(enteredDay(text)).toBeUndefined();
  },
);
