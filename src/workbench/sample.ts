/** The example report, part of the program: a page opened from a folder may fetch nothing. */
import text from '../../assets/sample/report-2024.txt';

export const sampleText: string = text;
