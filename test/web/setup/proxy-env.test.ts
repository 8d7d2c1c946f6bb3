import { expect, test } from 'vitest';
import type { Flow } from '../../../web/config/providers.ts';
import { registeredUri } from '../../../web/setup/callback-urls.ts';
import { proxyEnv } from '../../../web/setup/proxy-env.ts';
import { config, PAGE, simulatedConfig } from '../fake-browser.ts';

const CODE: Flow = { provider: 'instagram', responseType: 'code' };
const RELAY: Flow = {
  ...CODE,
  relay: { issuer: PAGE.slice(0, -1), authorizeUrl: `${PAGE}authorize` },
};

test('the lines for the proxy’s .env have the page’s values and no secret', () => {
  expect(proxyEnv({ config: config(), settings: {}, flow: CODE }).split('\n')).toEqual([
    `INSTAGRAM_CLIENT_ID=${config().providers.instagram.appId}`,
    'INSTAGRAM_CLIENT_SECRET=',
    `REDIRECT_URIS=${PAGE}`,
    'ISSUER=https://me.example/login',
  ]);
  expect(proxyEnv({ config: config(), settings: {}, flow: RELAY })).toMatch(/\nSEALING_KEY=$/);
});

test('the app id of the simulation is not proposed for a real proxy', () => {
  const draft = { config: simulatedConfig(), flow: CODE };
  expect(proxyEnv({ ...draft, settings: {} })).toMatch(/^INSTAGRAM_CLIENT_ID=\n/);
  const settings = { clientId: '1784140500000009' };
  expect(proxyEnv({ ...draft, settings })).toMatch(/^INSTAGRAM_CLIENT_ID=1784140500000009\n/);
});

test('the redirect URI to register is the page’s URL or the relay’s callback', () => {
  expect(registeredUri(config(), CODE)).toBe(PAGE);
  expect(registeredUri(config(), RELAY)).toBe(`${PAGE}callback`);
});
