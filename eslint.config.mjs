import path from 'node:path';

import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/**
 * The arrows between rooms (src/README.md): what each room may import, however it is written, `import()` included.
 * A room is a folder of src; each host is a room of its own. Rooms not listed choose a host and may import all but
 * each other.
 */
const core = [
  'form',
  'fields',
  'reading',
  'drafting',
  'ledger',
  'charts',
  'rules',
  'rollup',
  'document',
  'intake',
  'workbook',
  'container',
  'compare',
];
const mayImport = {
  form: [],
  container: [],
  fields: ['form'],
  reading: ['form'],
  drafting: ['form', 'fields'],
  ledger: ['form', 'reading'],
  rules: ['form', 'fields', 'reading', 'ledger'],
  // Days are read and counted as the ledger does.
  rollup: ['form', 'rules', 'ledger', 'document'],
  // What is known, blank or compared is decided as for drafts.
  charts: ['form', 'fields', 'drafting'],
  // A .docx is a zip.
  document: ['form', 'charts', 'container'],
  compare: ['form', 'fields'],
  intake: ['form', 'container'],
  // What is printed of a text is its fields' numbers; a sheet of charts shows the figures.
  workbook: ['form', 'fields', 'ledger', 'charts'],
  'hosts/excel': ['form', 'workbook'],
  'hosts/wps': ['form', 'workbook'],
  'hosts/file': ['form', 'workbook', 'container'],
  'hosts/browser': ['form', 'workbook', 'container', 'hosts/file'],
  actions: core,
  readers: ['form', 'container', 'intake'],
  sources: [...core, 'actions', 'readers', 'hosts/file'],
  taskpane: [...core, 'actions'],
  excel: [...core, 'actions', 'sources', 'taskpane', 'hosts/excel', 'hosts/file'],
  wps: [...core, 'actions', 'readers', 'taskpane', 'hosts/wps', 'hosts/file'],
  workbench: [...core, 'actions', 'sources', 'taskpane', 'hosts/browser', 'hosts/file'],
  cli: [...core, 'actions', 'readers', 'hosts/file'],
};
/** Each library has one door: a room, or a folder of one. */
const doors = {
  exceljs: ['hosts/file', 'hosts/browser'],
  'css-what': ['intake'],
  htmlparser2: ['intake'],
  'pdfjs-dist': ['readers'],
  '@e965/xlsx': ['readers'],
  preact: ['taskpane'],
  '@univerjs/': ['hosts/browser'],
  'chinese-days': ['ledger'],
  diff: ['compare'],
  '@noble/hashes': ['taskpane'],
  hyparquet: ['cli/parquet'],
  bullmq: ['cli/queue'],
  ioredis: ['cli/queue'],
};

const roomOf = (file) => {
  const [, room, inner] = /\/src\/([^/]+)\/([^/]+)/u.exec(file) ?? [];
  return room === 'hosts' ? `hosts/${inner}` : room;
};

/** One rule for every way to import: it resolves the path, so that a folder of the same name elsewhere is no room. */
const arrows = {
  create(context) {
    const room = roomOf(context.filename);
    const check = (source) => {
      if (room === undefined || typeof source?.value !== 'string') return;
      const target = source.value;
      if (target.startsWith('.')) {
        const other = roomOf(path.resolve(path.dirname(context.filename), target));
        if (other !== undefined && other !== room && !(mayImport[room] ?? []).includes(other))
          context.report({ node: source, message: `${room}/ may not import ${other}/ (see src/README.md).` });
        return;
      }
      for (const [library, rooms] of Object.entries(doors))
        if (target.startsWith(library) && !rooms.some((one) => context.filename.includes(`/src/${one}/`)))
          context.report({ node: source, message: `${library} belongs in ${rooms.join(', ')}/.` });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
const cellLiteral = {
  selector: 'Literal[value=/^\\$?[A-Z]{1,3}\\$?[0-9]{1,5}(:\\$?[A-Z]{1,3}\\$?[0-9]{1,5})?$/]',
  message: 'Cell addresses are spelled in workbook/a1.ts only.',
};

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { rooms: { rules: { arrows } } },
    rules: {
      'rooms/arrows': 'error',
      'no-restricted-syntax': [
        'error',
        cellLiteral,
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      // Tests index what they have just asserted to exist.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // exceljs declares as always there what often is not.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    // Load before reading, sync before reading, no sync in a loop. Its `recommended` set clashes with ours.
    files: ['src/hosts/excel/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, 'error']),
    ),
  },
  { files: ['**/*.mjs', '**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      parserOptions: { projectService: false },
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        __filename: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
