import { describe, expect, test as base } from 'vitest';
import { startOnNode, startOnWorkerd, startProgram, type RunningProxy } from './proxy.ts';
import { startUpstream } from './upstream.ts';

type Env = Record<string, string>;
type EnvFor = (upstreamUrl: string) => Env;

/** One place where the proxy runs. */
export interface Runtime {
  name: 'Node' | 'workerd';
  start: (env: Env) => Promise<RunningProxy>;
}

/** Both places where the proxy runs, for `describe.each`. */
export const RUNTIMES: readonly Runtime[] = [
  { name: 'Node', start: startOnNode },
  { name: 'workerd', start: startOnWorkerd },
];

const { PARITY_NAME: otherName, PARITY_PROGRAM: otherProgram } = process.env;

/** What Node is compared with: workerd, unless `npm run runtimes` has another one. */
export const OTHER =
  otherName && otherProgram
    ? {
        name: otherName,
        start: (env: Env) => startProgram(env, JSON.parse(otherProgram) as [string]),
      }
    : { name: 'workerd', start: startOnWorkerd };

/**
 * A `test` with a scriptable Instagram (`upstream`).
 *
 * It is started once and closed at the end of the file, so what one test scripts or counts is there for the next.
 * Vitest wants such a fixture to be made outside of any `describe`.
 */
export function withUpstream() {
  // eslint-disable-next-line no-empty-pattern -- Vitest reads in the pattern which fixtures are needed
  return base.extend('upstream', { scope: 'file' }, async ({}, { onCleanup }) => {
    const upstream = await startUpstream();
    onCleanup(() => upstream.close());
    return upstream;
  });
}

/** A `test` with a proxy (`proxy`), and a scriptable Instagram of its own behind it (`upstream`), once a file. */
export function withProxy(start: Runtime['start'], envFor: EnvFor) {
  return withUpstream().extend('proxy', { scope: 'file' }, async ({ upstream }, { onCleanup }) => {
    const proxy = await start(envFor(upstream.url));
    onCleanup(() => proxy.close());
    return proxy;
  });
}

/**
 * Runs the same tests on Node and in workerd. `define` gets a `test` with `proxy` and `upstream` for each.
 *
 * Concurrent tests of one runtime share its proxy, as all others do.
 */
export function onBothRuntimes(
  envFor: EnvFor,
  define: (test: ReturnType<typeof withProxy>, runtime: Runtime) => void,
  options: { concurrent?: boolean } = {},
): void {
  const rows = RUNTIMES.map((runtime) => ({ ...runtime, test: withProxy(runtime.start, envFor) }));
  describe.for(rows)('on $name', options, ({ test, ...runtime }) => {
    // Before the tests rather than in the first of them, because starting workerd may take longer than a test.
    test.beforeAll(({ proxy }) => expect(proxy.url).not.toBe(''), 60_000);
    define(test, runtime);
  });
}
