import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../web/config/parse-config.ts';
import { config, PAGE, simulatedConfig } from '../fake-browser.ts';

const ID = { VITE_INSTAGRAM_CLIENT_ID: '1784' };
const NAMES = [
  ...['PROXY_URL', 'SIMULATOR_URL', 'GRAPH_VERSION', 'INSTAGRAM_SCOPES', 'INSTAGRAM_CLIENT_ID'],
  ...['FACEBOOK_CLIENT_ID', 'LEGACY_CLIENT_ID', 'IMPLICIT', 'KEEP_TOKEN', 'RELAY', 'FORCE_REAUTH'],
].map((name) => `VITE_${name}`);

test('the default is the code flow of today’s Instagram, with the proxy beside the page', () => {
  expect(config()).toMatchObject({
    proxyUrl: PAGE,
    redirectUri: PAGE,
    simulated: false,
    flows: [{ provider: 'instagram', responseType: 'code' }],
  });
});

test.each(['', 'index.html', '?code=C#_', 'index.html?x#y'])(
  'the page has one redirect URI, whichever URL opens it: "%s"',
  (address) => {
    expect(parseConfig(ID, PAGE + address)).toMatchObject({ redirectUri: PAGE, proxyUrl: PAGE });
  },
);

test('the token flow of the classic API is offered on the simulated Instagram only', () => {
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

test('W-22: offers Facebook with a code by its app, and by token only where implicit is switched on', () => {
  const code = { provider: 'facebook', responseType: 'code' };
  expect(config({ VITE_FACEBOOK_CLIENT_ID: '62' }).flows.slice(1)).toEqual([code]);
  const { flows } = config({ VITE_FACEBOOK_CLIENT_ID: '62', VITE_IMPLICIT: '1' });
  expect(flows.slice(1)).toEqual([code, { provider: 'facebook', responseType: 'token' }]);
});

test('a configuration of Facebook Login for Business takes the place of the permissions', () => {
  const env = { VITE_FACEBOOK_CLIENT_ID: '62', VITE_FACEBOOK_CONFIG_ID: '4711' };
  expect(config(env).providers.facebook).toMatchObject({
    scopes: [],
    authorizeParameters: { config_id: '4711' },
  });
  const wrong = parseConfig({ ...ID, ...env, VITE_FACEBOOK_CONFIG_ID: 'my config' }, PAGE);
  expect(wrong).toEqual({
    problems: ['VITE_FACEBOOK_CONFIG_ID is not the ID of a configuration, which is a number.'],
  });
});

test.each([
  { value: 'https://proxy.example', proxyUrl: 'https://proxy.example/' },
  { value: 'https://proxy.example/', proxyUrl: 'https://proxy.example/' },
  { value: 'https://proxy.example/login', proxyUrl: 'https://proxy.example/login/' },
  { value: ' https://proxy.example/login/ ', proxyUrl: 'https://proxy.example/login/' },
  { value: 'http://localhost:8787', proxyUrl: 'http://localhost:8787/' },
  { value: 'http://127.0.0.1:8787/', proxyUrl: 'http://127.0.0.1:8787/' },
  { value: 'http://[::1]:8787/', proxyUrl: 'http://[::1]:8787/' },
  { value: '', proxyUrl: PAGE },
])('W-55: "$value" is accepted as the proxy’s URL', ({ value, proxyUrl }) => {
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
])('W-55: "%s" is refused as the proxy’s URL', (value) => {
  expect(parseConfig({ ...ID, VITE_PROXY_URL: value }, PAGE)).toEqual({
    problems: [expect.stringMatching(/^VITE_PROXY_URL is not a URL/)],
  });
});

test('the configured scopes, version and consent page are used', () => {
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

test('W-48: by default the page keeps no token and looks for a relay', () => {
  expect(config()).toMatchObject({ keepToken: false, relay: true });
  const told = config({ VITE_KEEP_TOKEN: '1', VITE_RELAY: '0' });
  expect(told).toMatchObject({ keepToken: true, relay: false });
});

test.each([
  { name: 'VITE_GRAPH_VERSION', value: '25.0' },
  { name: 'VITE_GRAPH_VERSION', value: 'v25' },
  { name: 'VITE_GRAPH_VERSION', value: 'v25.0/evil' },
  { name: 'VITE_INSTAGRAM_SCOPES', value: 'instagram_business_manage_insights' },
  { name: 'VITE_INSTAGRAM_SCOPES', value: 'instagram_business_basic,user_profile' },
  { name: 'VITE_INSTAGRAM_SCOPES', value: 'instagram_business_basic,instagram_business_basic_x' },
  { name: 'VITE_FORCE_REAUTH', value: 'yes' },
  { name: 'VITE_ENABLE_FB_LOGIN', value: 'false' },
  { name: 'VITE_IMPLICIT', value: 'true' },
  { name: 'VITE_KEEP_TOKEN', value: '2' },
  { name: 'VITE_RELAY', value: 'off' },
])('$name=$value is refused', ({ name, value }) => {
  expect(parseConfig({ ...ID, [name]: value }, PAGE)).toEqual({
    problems: [expect.stringMatching(new RegExp(`^${name} (is|must be) `))],
  });
});

test('of 10,000 environments none makes the reader throw', () => {
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

test('every wrong variable is named at once', () => {
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
