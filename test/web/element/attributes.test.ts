import { expect, test } from 'vitest';
import { readAttributes } from '../../../web/element/attributes.ts';
import { configOf } from '../../../web/login/config-of.ts';
import type { Settings } from '../../../web/login/settings.ts';

const PAGE = 'https://app.example/shop/login?return=1#top';

function read(attributes: Record<string, string>, page = PAGE) {
  return readAttributes((name) => attributes[name] ?? null, page);
}

function settings(attributes: Record<string, string>, page = PAGE): Settings {
  const found = read({ 'client-id': '178', ...attributes }, page);
  if ('problems' in found) throw new Error(found.problems.join('; '));
  return found;
}

test('by default the redirect URI is the page without query and fragment, and the proxy is beside it', () => {
  const { redirectUri, proxyUrl, flows, relay } = settings({});
  expect(redirectUri).toBe('https://app.example/shop/login');
  expect(proxyUrl).toBe('https://app.example/shop/');
  expect(flows).toEqual([{ provider: 'instagram', responseType: 'code' }]);
  expect(relay).toBe(false);
});

test('proxy and redirect URI may be named relative to the page', () => {
  const { proxyUrl, redirectUri } = settings({ proxy: '/login', 'redirect-uri': './back/' });
  expect(proxyUrl).toBe('https://app.example/login/');
  expect(redirectUri).toBe('https://app.example/shop/back/');
});

test('scopes are separated by commas or spaces', () => {
  const { scopes } = settings({
    scope: 'instagram_business_basic, instagram_business_manage_insights',
  });
  expect(scopes).toEqual(['instagram_business_basic', 'instagram_business_manage_insights']);
});

test.each([
  ['facebook', 'code'],
  ['facebook-implicit', 'token'],
  ['implicit', 'token'],
])('the flow %s means Facebook Login, which hands over a %s', (flow, responseType) => {
  const chosen = settings({ flow, scope: 'instagram_basic,pages_show_list' });
  expect(chosen.flows).toEqual([{ provider: 'facebook', responseType }]);
  expect(configOf(chosen).providers.facebook?.appId).toBe('178');
  expect(chosen.relay).toBe(false);
});

test('relay sends the login to the proxy first', () => {
  expect(settings({ flow: 'relay' }).relay).toBe(true);
});

test('the simulated Instagram has the paths of the real one', () => {
  const config = configOf(settings({ simulator: 'http://localhost:8788' }));
  expect(config.providers.instagram.graphUrl).toBe('http://localhost:8788/v25.0');
  expect(config.providers.instagram.authorizeUrl).toBe('http://localhost:8788/oauth/authorize');
});

test('every fault is named at once', () => {
  expect(read({ scope: ' ', proxy: 'http://login.example/', 'redirect-uri': 'data:,x' })).toEqual({
    problems: [
      'client-id is not an app ID',
      'proxy is not an https URL',
      'scope is not a list of permissions',
      'redirect-uri is not a page of this site',
    ],
  });
  expect(read({ 'client-id': '178', flow: 'token' })).toEqual({
    problems: ['flow is not code, relay, facebook or implicit'],
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
    const { authorizeUrl } = configOf(settings({ simulator })).providers.instagram;
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
  expect(settings({ 'redirect-uri': uri }).redirectUri).toBe(uri);
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
    problems: ['flow is not code, relay, facebook or implicit'],
  });
});
