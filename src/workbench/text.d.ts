/** A text file is the text it holds; see webpack.workbench.js. */
declare module '*.txt' {
  const text: string;
  // eslint-disable-next-line no-restricted-syntax -- what webpack makes of such a file
  export default text;
}
