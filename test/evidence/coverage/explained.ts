/** A part of the line as the run prints it, the name of its file before it; why no test that is measured runs it. */
export interface Explained {
  at: string;
  because: string;
  /** The test that does run it, out of sight of the measurement. */
  test?: string;
}

const WORKERD = 'runs in workerd, into which V8 coverage does not look';
const BUILT = 'runs out of the built package, or out of the built page in a journey';

/** What the commands do for `--help`, and for a folder that they did not make. */
const IN_COMMAND_LINES = [
  "command-options.ts: 'help' in given ?",
  'deploy/deploy.ts: console.log(plan.help)',
  'deploy/deploy.ts: process.exit(0)',
  "deploy/deploy.ts: refuse('The folder of --outdir is not empty",
  'doctor/doctor.ts: console.log(given.help)',
  'doctor/doctor.ts: process.exit(0)',
  'keep.ts: console.log(given.help)',
  'keep.ts: process.exit(0)',
];

/** Lines that no test of `npm run coverage` runs. */
export const EXPLAINED: readonly Explained[] = [
  ...IN_COMMAND_LINES.map((at) => ({
    at,
    because: 'runs in a command of a journey, for which the whole page would have to be built here',
    test: 'test/journeys/command-lines.test.ts',
  })),
  {
    at: 'proxy/commands/latchkey.ts:',
    because: BUILT,
    test: 'test/package/installed.test.ts',
  },
  { at: 'proxy/worker.ts: super(', because: WORKERD, test: 'test/proxy/keeper/kept.test.ts' },
  { at: 'proxy/worker/serve.ts:', because: WORKERD, test: 'test/proxy/endpoint/parity.test.ts' },
  {
    at: 'proxy/worker/keeper-object.ts: scrub: () => undefined',
    because: WORKERD,
    test: 'test/proxy/keeper/forgotten.test.ts',
  },
  {
    at: 'proxy/worker/whole-bodies.ts:',
    because: WORKERD,
    test: 'test/proxy/endpoint/hostile-upstream.test.ts',
  },
  { at: 'proxy/http/unconfigured.ts:', because: WORKERD, test: 'test/proxy/recipes.test.ts' },
  {
    at: 'web/auth/outcome.ts: return unloaded(browser)',
    because: `${BUILT}: a part that does not load`,
    test: 'test/journeys/part-missing.test.ts',
  },
];
