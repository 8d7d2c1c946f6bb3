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
  { text: '1784140500000001', fault: undefined },
  { text: '620000000000003', fault: undefined },
  { text: '51a0000000000000000000000000001a', fault: 'secret' },
  { text: 'IGAA0123456789', fault: 'token' },
  { text: 'EAACEdEose0cBA', fault: 'token' },
  { text: 'my app', fault: 'notDigits' },
  { text: '1784 1405', fault: 'notDigits' },
  { text: '178', fault: 'short' },
  { text: '17841405000000011784140500000001', fault: 'secret' },
  { text: '178414050000000117841', fault: 'long' },
  { text: '1'.repeat(400), fault: 'long' },
  { text: '', fault: 'notDigits' },
] as const)('the app id "$text" has the fault $fault', ({ text, fault }) => {
  expect(appIdFault(text)).toBe(fault);
});

test.each([
  { text: PAGE, fault: undefined },
  { text: PAGE.replace(/\/$/, ''), fault: undefined },
  { text: ` ${PAGE} `, fault: undefined },
  { text: 'https://evil.example/', fault: 'otherBuild' },
  { text: `${PAGE}proxy/`, fault: 'otherBuild' },
  { text: 'http://localhost:8787', fault: 'otherBuild' },
  { text: 'http://proxy.example/', fault: 'notAddress' },
  { text: 'https://me@evil.example/', fault: 'notAddress' },
  { text: 'https://evil.example/?x', fault: 'notAddress' },
  { text: 'javascript:alert(1)', fault: 'notAddress' },
  { text: '', fault: 'notAddress' },
] as const)('the proxy URL "$text" has the fault $fault', ({ text, fault }) => {
  expect(proxyFault(text, config())).toBe(fault);
});

describe('a link', () => {
  test('a link carries settings unchanged', () => {
    const link = settingsLink(PAGE_CONFIG, ALL);
    const text = settingsOfLink(link.split('#settings=')[1] ?? '');
    expect(parseSettings(text, PAGE_CONFIG)).toEqual(ALL);
  });

  test('a link opens this page, and no server sees its settings', () => {
    const url = new URL(settingsLink(PAGE_CONFIG, ALL));
    expect(url.origin + url.pathname).toBe(PAGE);
    expect(url.search).toBe('');
  });

  test.each(['', '%', '%E0%A4%A', '&', '=&settings=x'])(
    'a link with the settings "%s" is read without a throw',
    (link) => {
      expect(parseSettings(settingsOfLink(link), PAGE_CONFIG)).toEqual({});
    },
  );

  test('a link cannot set the proxy, the redirect URI, another page’s flow or a secret', () => {
    const text =
      'proxy=https://evil.example/&proxyUrl=https://evil.example/&VITE_PROXY_URL=x&redirect_uri=https://evil.example/' +
      '&client_secret=51a0000000000000000000000000001a&client_id=51a0000000000000000000000000001a' +
      '&flow=facebook-token&scope=pages_show_list,instagram_business_manage_insights&__proto__=x';
    const settings = parseSettings(text, PAGE_CONFIG);
    expect(settings).toEqual({});
    expect(withSettings(PAGE_CONFIG, settings)).toEqual(PAGE_CONFIG);
  });
});

test('of 10,000 texts none makes the reader of settings throw, and what is read can be written', () => {
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

test('every flow of a page is found by its name, and an unknown name gives the default', () => {
  const [standard] = PAGE_CONFIG.flows;
  const relay = { issuer: 'https://p.example', authorizeUrl: 'https://p.example/authorize' };
  const flows = [...PAGE_CONFIG.flows, { ...standard, relay }] as const;
  for (const flow of flows) expect(findFlow(flows, flowName(flow))).toBe(flow);
  expect(findFlow(flows, 'facebook-token')).toBe(standard);
});
