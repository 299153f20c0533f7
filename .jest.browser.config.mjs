import common from './.jest.config.mjs'

/** The tests in a real browser, one file after the other: `npm run test:browser`. */
export default {
  ...common,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
}
