/** The version of this program, put in by the build (webpack.version.js); what was not built says so. */
declare const ADDIN_VERSION: string | undefined;

export const version: string = typeof ADDIN_VERSION === 'string' ? ADDIN_VERSION : '开发版';

/** What every host has to tell of itself. */
export function aboutThisProgram(): readonly (readonly [string, string])[] {
  return [
    ['公开年报助手', version],
    ['浏览器内核', navigator.userAgent],
  ];
}
