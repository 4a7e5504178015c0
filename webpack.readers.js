/* What the readers of other formats (src/readers) need of a build: in the browser inside it, in Node beside it. */

const readersOf = {
  rules: [
    /** CMaps as base64 text in the script: a page from file: can fetch nothing. */
    {
      test: /\.bcmap$/,
      type: 'asset/inline',
      generator: { dataUrl: (content) => content.toString('base64') },
    },
    /** pdfjs asks where its file lies, for Node only; webpack's answer would be a path of the machine that built. */
    { test: /pdfjs-dist.*\.mjs$/, loader: __filename },
  ],
  externals: {
    '@e965/xlsx': 'commonjs @e965/xlsx',
    ...Object.fromEntries(
      ['pdf.min.mjs', 'pdf.worker.min.mjs'].map((file) => {
        const name = `pdfjs-dist/legacy/build/${file}`;
        return [name, `import ${name}`];
      }),
    ),
  },
};

/** As a loader. */
module.exports = (source) => source.replaceAll('import.meta.url', '""');
module.exports.readersOf = readersOf;
