import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../web/config/parse-config.ts';
import { config, PAGE, simulatedConfig } from '../fake-browser.ts';

const ID = { VITE_INSTAGRAM_CLIENT_ID: '1784' };
const NAMES = [
  ...['PROXY_URL', 'SIMULATOR_URL', 'GRAPH_VERSION', 'INSTAGRAM_SCOPES', 'INSTAGRAM_CLIENT_ID'],
  ...['FACEBOOK_CLIENT_ID', 'LEGACY_CLIENT_ID', 'IMPLICIT', 'KEEP_TOKEN', 'RELAY', 'FORCE_REAUTH'],
].map((name) => `VITE_${name}`);

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
    problems: [expect.stringMatching(/^VITE_PROXY_URL is not a URL/)],
  });
});

test('asks for the scopes, the version and the consent page that are set', () => {
  const { instagram, facebook } = config({
    VITE_GRAPH_VERSION: 'v26.0',
    VITE_INSTAGRAM_SCOPES:
      'instagram_business_basic,instagram_business_manage_insights instagram_business_basic',
    VITE_FORCE_REAUTH: '0',
    VITE_ENABLE_FB_LOGIN: '0',
    VITE_IMPLICIT: '1',
    VITE_FACEBOOK_CLIENT_ID: '62',
  }).providers;
  expect(instagram).toMatchObject({
    graphUrl: 'https://graph.instagram.com/v26.0',
    scopes: ['instagram_business_basic', 'instagram_business_manage_insights'],
    authorizeParameters: { force_reauth: 'false', enable_fb_login: 'false' },
  });
  expect(facebook).toMatchObject({
    authorizeUrl: 'https://www.facebook.com/v26.0/dialog/oauth',
    graphUrl: 'https://graph.facebook.com/v26.0',
  });
});

test('W-48: keeps no token and looks for a relay, unless it is told otherwise', () => {
  expect(config()).toMatchObject({ keepToken: false, relay: true });
  const told = config({ VITE_KEEP_TOKEN: '1', VITE_RELAY: '0' });
  expect(told).toMatchObject({ keepToken: true, relay: false });
});

test.each([
  ['VITE_GRAPH_VERSION', '25.0'],
  ['VITE_GRAPH_VERSION', 'v25'],
  ['VITE_GRAPH_VERSION', 'v25.0/evil'],
  ['VITE_INSTAGRAM_SCOPES', 'instagram_business_manage_insights'],
  ['VITE_INSTAGRAM_SCOPES', 'instagram_business_basic,user_profile'],
  ['VITE_INSTAGRAM_SCOPES', 'instagram_business_basic,instagram_business_basic_x'],
  ['VITE_FORCE_REAUTH', 'yes'],
  ['VITE_ENABLE_FB_LOGIN', 'false'],
  ['VITE_IMPLICIT', 'true'],
  ['VITE_KEEP_TOKEN', '2'],
  ['VITE_RELAY', 'off'],
])('refuses %s=%s', (name, value) => {
  expect(parseConfig({ ...ID, [name]: value }, PAGE)).toEqual({
    problems: [expect.stringMatching(new RegExp(`^${name} (is|must be) `))],
  });
});

test('reads any variables without a throw', () => {
  const value = fc.oneof(fc.string(), fc.webUrl(), fc.anything(), fc.constantFrom('1', '1784'));
  const env = fc.dictionary(fc.constantFrom(...NAMES), value);
  fc.assert(
    fc.property(env, (variables) => {
      const parsed = parseConfig(variables, PAGE);
      if ('problems' in parsed) expect(parsed.problems.length).toBeGreaterThan(0);
      else expect(new URL(parsed.proxyUrl).protocol).toMatch(/^https?:$/);
    }),
    { numRuns: 10_000, seed: 10 },
  );
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
