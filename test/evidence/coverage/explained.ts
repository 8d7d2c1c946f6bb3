/** A part of the line as the run prints it, the name of its file before it; why no test that is measured runs it. */
export interface Explained {
  at: string;
  because: string;
  /** The test that does run it, out of sight of the measurement. */
  test?: string;
}

const WORKERD = 'runs in workerd, into which V8 coverage does not look';
const BUILT = 'runs out of the built package, or out of the built page in a journey';
const ONE_FAMILY = 'runs on a machine without IPv6';

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
  ...['process.argv.splice(2, 1)', 'await import('].map((line) => ({
    at: `proxy/commands/latchkey.ts: ${line}`,
    because: BUILT,
    test: 'test/package/installed.test.ts',
  })),
  ...['const config =', 'super('].map((line) => ({
    at: `proxy/worker.ts: ${line}`,
    because: WORKERD,
    test: 'test/proxy/keeper/kept.test.ts',
  })),
  {
    at: 'proxy/worker/keeper-object.ts: scrub: () => undefined',
    because: WORKERD,
    test: 'test/proxy/keeper/forgotten.test.ts',
  },
  {
    at: 'proxy/worker/serve.ts: fetch: wholeBodies(',
    because: WORKERD,
    test: 'test/proxy/endpoint/hostile-upstream.test.ts',
  },
  {
    at: 'proxy/keeper/runner.ts: return undefined',
    because: 'a bound that no account reaches: after a warning comes one more step',
  },
  { at: 'proxy/node/loopback.ts: return () => Promise.resolve()', because: ONE_FAMILY },
  { at: 'web/demo/simulator/serve.ts: return [v4]', because: ONE_FAMILY },
  {
    at: 'web/auth/outcome.ts: return unloaded(browser)',
    because: `${BUILT}, for a part that does not load`,
    test: 'test/journeys/part-missing.test.ts',
  },
];
