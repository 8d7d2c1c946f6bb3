const { COVERAGE_OF_CHILDREN } = process.env;

/**
 * For the environment of a program that a test starts: where `npm run coverage` reads what it has run.
 *
 * Empty in any other run. A program that is killed writes nothing there.
 */
export const COVERED: Readonly<Record<string, string>> = COVERAGE_OF_CHILDREN
  ? { NODE_V8_COVERAGE: COVERAGE_OF_CHILDREN }
  : {};
