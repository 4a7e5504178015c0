import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

/** The arrows between rooms (src/README.md): what each room may not import. */
const rooms = [
  'container',
  'rules',
  'narrative',
  'report',
  'intake',
  'workbook',
  'hosts',
  'actions',
  'ribbon',
  'taskpane',
  'excel',
  'wps',
  'workbench',
  'cli',
];
const mayImport = {
  container: [],
  form: [],
  rules: ['narrative'],
  narrative: [],
  report: ['narrative'],
  intake: ['container'],
  workbook: [],
  hosts: ['container', 'workbook'],
  actions: ['rules', 'narrative', 'report', 'intake', 'workbook'],
  ribbon: [],
  taskpane: ['rules', 'narrative', 'report', 'intake', 'workbook', 'actions', 'ribbon'],
};
/** Each library has one door. */
const doors = {
  exceljs: 'src/hosts/file/**',
  htmlparser2: 'src/intake/**',
  preact: 'src/taskpane/**',
  '@univerjs/*': 'src/hosts/browser/**',
};
const importRule = (banned, libraries) => [
  'error',
  {
    patterns: [
      ...banned.map((room) => ({
        group: [`../${room}/*`, `../../${room}/*`, `../${room}`, `../../${room}`],
        message: `This room may not import ${room}/ (see src/README.md).`,
      })),
      ...libraries.map((library) => ({
        group: [library],
        message: `${library} belongs in ${doors[library]}.`,
      })),
    ],
  },
];
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
    rules: {
      'no-restricted-syntax': [
        'error',
        cellLiteral,
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  ...Object.entries(mayImport).map(([room, allowed]) => ({
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': importRule(
        rooms.filter((other) => other !== room && !allowed.includes(other)),
        Object.keys(doors).filter((library) => !doors[library].startsWith(`src/${room}/`)),
      ),
    },
  })),
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
      globals: { require: 'readonly', module: 'writable', process: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
