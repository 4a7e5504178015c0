export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }],
  },
  setupFiles: ['<rootDir>/test/setup.ts'],
  reporters: ['default', '<rootDir>/test/closing-line.cjs'],
  // For a machine under load; what waits for something gives up earlier, and says for what.
  testTimeout: 300_000,
  // One for each processor: a browser and its test take turns anyhow.
  maxWorkers: '100%',
};
