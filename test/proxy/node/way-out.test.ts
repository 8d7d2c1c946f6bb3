import { expect, test } from 'vitest';
import { parseWayOut } from '../../../proxy/node/way-out.ts';

const ON = { NODE_USE_ENV_PROXY: '1' };

test.each([
  { env: { HTTPS_PROXY: 'not a URL' }, usesEnvProxy: false },
  { env: { ...ON }, usesEnvProxy: true },
  { env: { ...ON, HTTPS_PROXY: 'http://user:p%40ss@net.example:3128' }, usesEnvProxy: true },
  { env: { ...ON, https_proxy: 'http://net.example', HTTPS_PROXY: 'wrong' }, usesEnvProxy: true },
])('the way out that $env describes can be used', ({ env, usesEnvProxy }) => {
  expect(parseWayOut(env)).toEqual({ ok: true, value: { usesEnvProxy } });
});

const NO_URL = 'is not the URL of a proxy (http:// or https://, and host and port)';

test.each([
  { variable: 'HTTPS_PROXY', value: 'net.example:3128', problem: NO_URL },
  { variable: 'HTTP_PROXY', value: 'socks5://net.example', problem: NO_URL },
  { variable: 'https_proxy', value: 'http://bad host', problem: NO_URL },
  {
    variable: 'HTTPS_PROXY',
    value: 'http://user:100%@net.example',
    problem: 'has a user name or a password with a % that encodes nothing',
  },
])('$variable=$value is a fault that does not repeat the value', ({ variable, value, problem }) => {
  const parsed = parseWayOut({ ...ON, [variable]: value });
  expect(parsed).toEqual({ ok: false, faults: [{ variable, problem }] });
});
