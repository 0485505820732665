/** Tests run on what `tsc` emitted to build/, so that what is tested is plain JavaScript with source maps. */
export default {
  rootDir: 'build',
  testMatch: ['<rootDir>/test/**/*.test.js'],
  testEnvironment: 'node',
  transform: {},
  setupFiles: ['<rootDir>/test/support/one-realm.js'],
  // Far more than any takes on two idle cores: a busy machine must not look like a failure.
  testTimeout: 300_000,
  maxWorkers: 2,
};
