import { expect, test } from 'vitest';
import { createApp } from '../../proxy/app.ts';
import { parseEnv } from '../../proxy/config/config.ts';
import { keeperRoutes } from '../../proxy/keeper/routes/routes.ts';
import { BROKEN_KEEPER } from '../../proxy/keeper/service.ts';
import { webPlatform } from '../../proxy/platform/platform.ts';
import { readWranglerConfig } from '../support/deployment.ts';
import { keeperEnv } from '../support/keeper.ts';
import { relayEnv } from '../support/relay.ts';

/** The paths of a proxy that has all of its parts, as the router knows them. */
function pathsOf(env: Record<string, string>): string[] {
  const parsed = parseEnv(env);
  if (!parsed.ok) throw new Error('The test environment is faulty.');
  const keeper = { keeper: BROKEN_KEEPER, routes: keeperRoutes };
  const { routes } = createApp(parsed.value, { ...webPlatform(globalThis), keeper });
  return [...new Set(routes.map(({ path }) => path))].filter((path) => path !== '/*');
}

const ENV = {
  ...keeperEnv('http://127.0.0.1:9'),
  ...relayEnv('http://127.0.0.1:9', { ISSUER: 'https://login.example/ig' }),
};
const PATTERNS = readWranglerConfig().assets.run_worker_first;

function covers(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

test('every path of the proxy reaches the Worker before the page’s files', () => {
  const paths = pathsOf(ENV);
  expect(paths).toContain('/token');
  const unreached = paths.filter((path) => !PATTERNS.some((pattern) => covers(pattern, path)));
  expect(unreached).toEqual([]);
});

test('no path is kept from the page’s files without a route behind it', () => {
  const paths = pathsOf(ENV);
  expect(PATTERNS.filter((pattern) => !paths.some((path) => covers(pattern, path)))).toEqual([]);
});
