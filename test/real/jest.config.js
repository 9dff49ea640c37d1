/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/real/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  moduleNameMapper: { '^cdk8s-patterns$': '<rootDir>/lib/index.ts' },
  globalSetup: '<rootDir>/test/real/setup.ts',
  globalTeardown: '<rootDir>/test/cluster/teardown.ts',
  testTimeout: 600000,
  // One after the other: each experiment needs the nodes for itself.
  maxWorkers: 1,
};
