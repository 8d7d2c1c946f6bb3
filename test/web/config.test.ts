import { expect, test } from 'vitest';
import { parseConfig } from '../../web/config.ts';
import { config, PAGE, simulatedConfig } from './fake-browser.ts';

const ID = { VITE_INSTAGRAM_CLIENT_ID: '1784' };

test('offers the code flow of today’s Instagram, with the proxy beside the page', () => {
  expect(config()).toMatchObject({
    proxyUrl: PAGE,
    redirectUri: PAGE,
    simulated: false,
    flows: [{ provider: 'instagram', responseType: 'code' }],
  });
});

test.each(['', 'index.html', '?code=C#_', 'index.html?x#y'])(
  'sees one redirect URI, however the page is addressed: "%s"',
  (address) => {
    expect(parseConfig(ID, PAGE + address)).toMatchObject({ redirectUri: PAGE, proxyUrl: PAGE });
  },
);

test('offers the classic API by token, on the simulated Instagram only', () => {
  const simulated = simulatedConfig();
  expect(simulated.simulated).toBe(true);
  expect(simulated.flows).toEqual([
    { provider: 'instagram', responseType: 'code' },
    { provider: 'legacy', responseType: 'token' },
  ]);
  expect(simulated.providers.instagram).toMatchObject({
    authorizeUrl: 'http://localhost:8788/oauth/authorize',
    graphUrl: 'http://localhost:8788/v25.0',
  });
  const real = config({ VITE_LEGACY_CLIENT_ID: '51a0000000000000000000000000c11e' });
  expect(real.flows).toHaveLength(1);
});

test('W-22: offers Facebook by token only where implicit is switched on', () => {
  expect(config({ VITE_FACEBOOK_CLIENT_ID: '62' }).flows).toHaveLength(1);
  const flows = config({ VITE_FACEBOOK_CLIENT_ID: '62', VITE_IMPLICIT: '1' }).flows;
  expect(flows[1]).toEqual({ provider: 'facebook', responseType: 'token' });
});

test.each([
  ['https://proxy.example', 'https://proxy.example/'],
  ['https://proxy.example/', 'https://proxy.example/'],
  ['https://proxy.example/login', 'https://proxy.example/login/'],
  [' https://proxy.example/login/ ', 'https://proxy.example/login/'],
  ['http://localhost:8787', 'http://localhost:8787/'],
  ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787/'],
  ['http://[::1]:8787/', 'http://[::1]:8787/'],
  ['', PAGE],
])('W-55: takes "%s" for the proxy’s address', (value, proxyUrl) => {
  expect(config({ VITE_PROXY_URL: value })).toHaveProperty('proxyUrl', proxyUrl);
});

test.each([
  'http://proxy.example',
  'http://localhost.evil.example',
  'https://proxy.example/?x',
  'https://proxy.example/#x',
  'https://me@proxy.example/',
  '/token',
  'proxy.example',
  'javascript:alert(1)',
  'ftp://localhost/',
])('W-55: refuses "%s" as the proxy’s address', (value) => {
  expect(parseConfig({ ...ID, VITE_PROXY_URL: value }, PAGE)).toEqual({
    problems: [expect.stringMatching(/^VITE_PROXY_URL is not an address/)],
  });
});

test('names every variable that is wrong, at once', () => {
  const env = {
    VITE_PROXY_URL: 'x',
    VITE_SIMULATOR_URL: 'y',
    VITE_IMPLICIT: '1',
    VITE_LEGACY_CLIENT_ID: 'z',
  };
  const parsed = parseConfig(env, PAGE);
  const problems = 'problems' in parsed ? parsed.problems : [];
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'VITE_PROXY_URL',
    'VITE_SIMULATOR_URL',
    'VITE_INSTAGRAM_CLIENT_ID',
    'VITE_FACEBOOK_CLIENT_ID',
    'VITE_LEGACY_CLIENT_ID',
  ]);
});
