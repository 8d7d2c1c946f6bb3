import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appIdFault,
  findFlow,
  flowName,
  parseSettings,
  proxyFault,
  settingsLink,
  settingsOfLink,
  settingsText,
  withSettings,
  type Settings,
} from '../../../web/setup/settings.ts';
import { config, PAGE, simulatedConfig } from '../fake-browser.ts';

const PAGE_CONFIG = simulatedConfig();
const ALL: Settings = {
  clientId: '1784140500000009',
  scopes: ['instagram_business_basic', 'instagram_business_manage_insights'],
  flow: 'legacy-token',
};

test.each([
  ['1784140500000001', undefined],
  ['620000000000003', undefined],
  ['51a0000000000000000000000000001a', 'secret'],
  ['IGAA0123456789', 'token'],
  ['EAACEdEose0cBA', 'token'],
  ['my app', 'notDigits'],
  ['1784 1405', 'notDigits'],
  ['178', 'short'],
  ['17841405000000011784140500000001', 'secret'],
  ['178414050000000117841', 'long'],
  ['1'.repeat(400), 'long'],
  ['', 'notDigits'],
] as const)('says of the app id "%s": %s', (text, fault) => {
  expect(appIdFault(text)).toBe(fault);
});

test.each([
  [PAGE, undefined],
  [PAGE.replace(/\/$/, ''), undefined],
  [` ${PAGE} `, undefined],
  ['https://evil.example/', 'otherBuild'],
  [`${PAGE}proxy/`, 'otherBuild'],
  ['http://localhost:8787', 'otherBuild'],
  ['http://proxy.example/', 'notAddress'],
  ['https://me@evil.example/', 'notAddress'],
  ['https://evil.example/?x', 'notAddress'],
  ['javascript:alert(1)', 'notAddress'],
  ['', 'notAddress'],
] as const)('says of the proxy address "%s": %s', (text, fault) => {
  expect(proxyFault(text, config())).toBe(fault);
});

describe('a link', () => {
  test('brings settings as they were', () => {
    const link = settingsLink(PAGE_CONFIG, ALL);
    const text = settingsOfLink(link.split('#settings=')[1] ?? '');
    expect(parseSettings(text, PAGE_CONFIG)).toEqual(ALL);
  });

  test('opens this page, and no server sees what is in it', () => {
    const url = new URL(settingsLink(PAGE_CONFIG, ALL));
    expect(url.origin + url.pathname).toBe(PAGE);
    expect(url.search).toBe('');
  });

  test.each(['', '%', '%E0%A4%A', '&', '=&settings=x'])('may hold anything: "%s"', (link) => {
    expect(parseSettings(settingsOfLink(link), PAGE_CONFIG)).toEqual({});
  });

  test('cannot choose the proxy, the redirect URI, the flow of another page or a secret', () => {
    const text =
      'proxy=https://evil.example/&proxyUrl=https://evil.example/&VITE_PROXY_URL=x&redirect_uri=https://evil.example/' +
      '&client_secret=51a0000000000000000000000000001a&client_id=51a0000000000000000000000000001a' +
      '&flow=facebook-token&scope=pages_show_list,instagram_business_manage_insights&__proto__=x';
    const settings = parseSettings(text, PAGE_CONFIG);
    expect(settings).toEqual({});
    expect(withSettings(PAGE_CONFIG, settings)).toEqual(PAGE_CONFIG);
  });
});

test('no text makes reading settings throw, and what is read is written and read again', () => {
  const field = fc.constantFrom('client_id', 'scope', 'flow', '__proto__', 'x');
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('1784140500000009', ALL.scopes?.join(',') ?? '', 'legacy-token', '%E0%A4%A'),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.tuple(field, value))
      .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
  );
  fc.assert(
    fc.property(text, (text) => {
      const settings = parseSettings(text, PAGE_CONFIG);
      expect(parseSettings(settingsText(settings), PAGE_CONFIG)).toEqual(settings);
      const { proxyUrl, redirectUri } = withSettings(PAGE_CONFIG, settings);
      expect([proxyUrl, redirectUri]).toEqual([PAGE_CONFIG.proxyUrl, PAGE_CONFIG.redirectUri]);
    }),
    { numRuns: 10_000, seed: 7 },
  );
});

test('every flow of a page is found by its name, and an unknown name is the default', () => {
  const [standard] = PAGE_CONFIG.flows;
  const relay = { issuer: 'https://p.example', authorizeUrl: 'https://p.example/authorize' };
  const flows = [...PAGE_CONFIG.flows, { ...standard, relay }] as const;
  for (const flow of flows) expect(findFlow(flows, flowName(flow))).toBe(flow);
  expect(findFlow(flows, 'facebook-token')).toBe(standard);
});
