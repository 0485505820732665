/** Tests run on what `tsc` emitted to build/, so that what is tested is plain JavaScript with source maps. */
export default {
  rootDir: 'build',
  testMatch: ['<rootDir>/test/**/*.test.js'],
  testEnvironment: 'node',
  transform: {},
  testTimeout: 120_000,
  maxWorkers: 2,
};
