import { expect, test } from 'vitest';
import { readSettings, type Settings } from '../../../web/element/settings.ts';

const PAGE = 'https://app.example/shop/login?return=1#top';

function read(attributes: Record<string, string>, page = PAGE) {
  return readSettings((name) => attributes[name] ?? null, page);
}

function settings(attributes: Record<string, string>, page = PAGE): Settings {
  const found = read({ 'client-id': '178', ...attributes }, page);
  if ('problems' in found) throw new Error(found.problems.join('; '));
  return found;
}

test('by default the redirect URI is the page without query and fragment, and the proxy is beside it', () => {
  const { config, relay } = settings({});
  expect(config.redirectUri).toBe('https://app.example/shop/login');
  expect(config.proxyUrl).toBe('https://app.example/shop/');
  expect(config.flows).toEqual([{ provider: 'instagram', responseType: 'code' }]);
  expect(relay).toBe(false);
});

test('proxy and redirect URI may be named relative to the page', () => {
  const { config } = settings({ proxy: '/login', 'redirect-uri': './back/' });
  expect(config.proxyUrl).toBe('https://app.example/login/');
  expect(config.redirectUri).toBe('https://app.example/shop/back/');
});

test('scopes are separated by commas or spaces', () => {
  const { config } = settings({
    scope: 'instagram_business_basic, instagram_business_manage_insights',
  });
  expect(config.providers.instagram.scopes).toEqual([
    'instagram_business_basic',
    'instagram_business_manage_insights',
  ]);
});

test('implicit means Facebook Login and is the only flow that accepts a token', () => {
  const { config, flow } = settings({ flow: 'implicit' });
  expect(flow).toEqual({ provider: 'facebook', responseType: 'token' });
  expect(config.flows).toEqual([flow]);
  expect(config.providers.facebook?.appId).toBe('178');
});

test('relay sends the login to the proxy first', () => {
  expect(settings({ flow: 'relay' }).relay).toBe(true);
});

test('the simulated Instagram has the paths of the real one', () => {
  const { config } = settings({ simulator: 'http://localhost:8788' });
  expect(config.providers.instagram.authorizeUrl).toBe('http://localhost:8788/oauth/authorize');
});

test('every fault is named at once', () => {
  expect(read({ scope: ' ', proxy: 'http://login.example/', 'redirect-uri': 'data:,x' })).toEqual({
    problems: [
      'client-id is not an app ID',
      'scope is empty',
      'proxy is not an https URL (http only on this machine)',
      'redirect-uri is not an https URL',
    ],
  });
  expect(read({ 'client-id': '178', flow: 'token' })).toEqual({
    problems: ['flow is not code, relay or implicit'],
  });
});

test.each([
  'https://evil.example',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://localhost@evil.example',
  'http://me@localhost:8788',
  'javascript://localhost/%0aalert(1)',
  '//localhost:8788',
  'localhost:8788',
  'http://10.0.0.1',
  '',
])('"%s" is refused as a simulated Instagram, because it is not on this machine', (simulator) => {
  expect(read({ 'client-id': '178', simulator })).toEqual({
    problems: ['simulator is not on this machine'],
  });
});

test.each(['http://localhost:8788', 'https://127.0.0.1', 'http://[::1]:1/x?y'])(
  '"%s" is accepted as a simulated Instagram on this machine',
  (simulator) => {
    const { authorizeUrl } = settings({ simulator }).config.providers.instagram;
    expect(authorizeUrl).toBe(`${new URL(simulator).origin}/oauth/authorize`);
  },
);

test.each(['https://proxy.example/?x=', 'https://proxy.example/#x', 'https://me@proxy.example/'])(
  '%s is refused as a proxy, because it is not a base URL',
  (proxy) => {
    expect(read({ 'client-id': '178', proxy })).toHaveProperty('problems');
  },
);

test.each([
  'https://app.example',
  'https://app.example/?page=login&x=%7E',
  'https://APP.example/a',
])('a full redirect URI is used byte for byte: %s', (uri) => {
  expect(settings({ 'redirect-uri': uri }).config.redirectUri).toBe(uri);
});

test.each(['https://evil.example/', 'https://app.example.evil/', './back#here'])(
  'a redirect URI that does not lead to this page is refused: %s',
  (uri) => {
    expect(read({ 'client-id': '178', 'redirect-uri': uri })).toEqual({
      problems: ['redirect-uri is not a page of this site'],
    });
  },
);

test.each(['toString', '__proto__', 'constructor'])('%s is refused as a flow', (flow) => {
  expect(read({ 'client-id': '178', flow })).toEqual({
    problems: ['flow is not code, relay or implicit'],
  });
});
