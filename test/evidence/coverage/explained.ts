const COMMAND = 'a command of its own, which a test runs in a process of its own: ';
const WORKERD =
  'runs in workerd, into which V8 coverage does not look: every test that starts the proxy there runs it';
const NOT_LOADED =
  'a part of the page that does not load; journeys block it, and they are not counted';

/** Lines that no test of `npm run coverage` runs, and why: a part of the file's name and of the line. */
export const EXPLAINED: readonly { at: string; because: string }[] = [
  {
    at: 'proxy/commands/deploy/deploy.ts:',
    because: `${COMMAND}test/proxy/commands/deploy/deploy.test.ts`,
  },
  {
    at: 'proxy/commands/doctor/doctor.ts:',
    because: `${COMMAND}test/proxy/commands/doctor/command.test.ts`,
  },
  {
    at: 'proxy/commands/dot-env.ts:',
    because: `${COMMAND}test/proxy/commands/doctor/command.test.ts`,
  },
  { at: 'proxy/node/end-with-parent.ts:', because: 'ends npm start: test/journeys/start.test.ts' },
  { at: 'proxy/worker.ts:', because: WORKERD },
  { at: 'proxy/worker/whole-bodies.ts:', because: WORKERD },
  { at: 'proxy/http/unconfigured.ts:', because: WORKERD },
  { at: 'proxy/http/log.ts: console.log(toLine(entry))', because: WORKERD },
  { at: 'web/session/later.ts: return instead', because: NOT_LOADED },
  {
    at: "web/auth/outcome.ts: return { failure: { reason: 'login_failed' } }",
    because: NOT_LOADED,
  },
];
