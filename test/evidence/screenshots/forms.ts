/** What the page says of what somebody types or pastes, where it says something else each time. */

import type { Generation } from '../../../web/auth/rescue/consent-address.ts';
import type { DifferenceKind } from '../../../web/setup/difference.ts';
import type { AppIdFault, ProxyFault } from '../../../web/setup/settings.ts';
import { chooseFlow, paste, summary } from '../../journeys/screens.ts';
import type { Open, Places } from './screens.ts';
import { forbidCopying } from './forbid-copying.ts';

/** A part of the page in which a field has been filled in. */
function filled(part: string, label: string, text: string | ((places: Places) => string)): Open {
  return async (page, places) => {
    await page.goto(places.pageUrl);
    await summary(page, part);
    await page.getByLabel(label).fill(typeof text === 'string' ? text : text(places));
  };
}

const pasted =
  (text: string): Open =>
  async (page, { pageUrl }) => {
    await page.goto(pageUrl);
    await paste(page, text);
  };

const each = (names: string, texts: object, open: (text: string) => Open) =>
  Object.entries(texts).map(([name, text]): [string, Open] => [
    `${names}-${name}`,
    open(String(text)),
  ]);

const APP_IDS: Readonly<Record<AppIdFault, string>> = {
  secret: '51a0000000000000000000000000001a',
  token: 'IGAA0123456789abcdefghij',
  notDigits: 'my-app',
  short: '17841405',
  long: '17841405'.repeat(50),
};
const PROXIES: Readonly<Record<ProxyFault, string>> = {
  notAddress: 'proxy.example',
  otherBuild: 'https://proxy.example/',
};
/** What the dashboard shows of the page's address. */
const SHOWN: Readonly<Record<DifferenceKind, (address: string) => string>> = {
  slash: (address) => address.replace(/\/$/, ''),
  scheme: (address) => address.replace('http:', 'https:'),
  www: (address) => address.replace('//', '//www.'),
  case: (address) => address.toUpperCase(),
  space: (address) => `${address} `,
  other: () => 'https://elsewhere.example/back',
};
const TOKENS: Readonly<Record<Generation, string>> = {
  instagram: 'IGAA0123456789abcdefghij',
  facebook: 'EAA0123456789abcdefghijk',
  legacy: `17841401313574613.51a0000.${'0123456789abcdef'.repeat(2)}`,
  'basic-display': 'IGQVJ0123456789abcdefghi',
};
const CONSENT = 'client_id=1784140500000001&redirect_uri=https%3A%2F%2Felsewhere.example%2F';
const TODAY = 'response_type=code&scope=instagram_business_basic';
const CONSENTS = {
  today: `https://www.instagram.com/oauth/authorize?${CONSENT}&${TODAY}`,
  incomplete: `https://www.instagram.com/oauth/authorize?${CONSENT}`,
  'old-host': `https://api.instagram.com/oauth/authorize?${CONSENT}&${TODAY}`,
};
const COMPARE = ['Set up your own app', 'What the dashboard shows'] as const;

/** By the name of its picture. */
export const FORMS: Readonly<Record<string, Open>> = Object.fromEntries([
  ...each('settings-app-id', APP_IDS, (text) => filled('Settings', 'Instagram app ID', text)),
  ...each('settings-proxy', PROXIES, (text) => filled('Settings', 'Proxy URL', text)),
  ...Object.entries(SHOWN).map(([kind, shown]): [string, Open] => [
    `compare-${kind}`,
    filled(...COMPARE, ({ pageUrl }) => shown(pageUrl)),
  ]),
  ['compare-same', filled(...COMPARE, ({ pageUrl }) => pageUrl)],
  ['rescue-cancelled', pasted('?error=access_denied&error_reason=user_denied')],
  ['rescue-refused', pasted('?error=server_error&error_description=Not+today')],
  ...each('rescue-token', TOKENS, (text) => pasted(text)),
  ...each('rescue-consent', CONSENTS, (text) => pasted(text)),
  ['rescue-secret', pasted(APP_IDS.secret)],
  ['rescue-app-id', pasted('1784140500000001')],
  ['rescue-own-code', pasted('AQBx0123456789abcdefghij')],
]);

/** A part of the page once the relay is chosen. */
const withRelay =
  (part: string): Open =>
  async (page, { pageUrl }) => {
    await page.goto(pageUrl);
    await chooseFlow(page, /^Relay/);
    await summary(page, part);
    await page.locator('.panels code').first().waitFor();
  };

/** What the page says where the proxy stands before Instagram. */
export const RELAY: Readonly<Record<string, Open>> = {
  'relay-checklist': withRelay('Set up your own app'),
  'relay-settings': withRelay('Settings'),
  'relay-link': async (page, { pageUrl }) => {
    await page.goto(`${pageUrl}#settings=${encodeURIComponent('flow=instagram-code-relay')}`);
    await page.getByRole('radio', { name: /^Relay/, checked: true }).waitFor();
  },
};

/** What becomes of settings that cannot be kept, or handed on. */
export const SETTINGS: Readonly<Record<string, Open>> = {
  'settings-not-kept': async (page, { pageUrl }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    });
    await page.goto(pageUrl);
    await summary(page, 'Settings');
    await page.getByRole('checkbox', { name: /View insights/ }).check();
    await page.getByText('This browser does not save these settings').waitFor();
  },
  'settings-link-by-hand': async (page, { pageUrl }) => {
    await forbidCopying(page);
    await page.goto(pageUrl);
    await summary(page, 'Settings');
    await page.getByRole('checkbox', { name: /View insights/ }).check();
    await page.getByRole('button', { name: 'Copy a link with these settings' }).click();
    await page.getByText('Copying is blocked here').waitFor();
  },
};
