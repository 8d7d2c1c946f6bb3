import type { Page } from 'playwright-core';
import type { ProviderError } from '../../proxy/contract.ts';
import type { Meaning } from '../../proxy/instagram/meaning.ts';
import { OF_THE_PROXY } from '../../web/failures/of-the-proxy.ts';
import { INSTAGRAM_WORDS } from './instagram-words.ts';

/** Brings a fresh page to one screen. */
export type Open = (page: Page, pageUrl: string) => Promise<unknown>;

/** Opens a folded part of the page. */
export const summary = (page: Page, name: string) =>
  page.locator('summary', { hasText: name }).click();

/** Chooses another way to log in. They are folded until a person opens them. */
export async function chooseFlow(page: Page, name: RegExp): Promise<void> {
  await summary(page, 'Other ways to log in');
  await page.getByRole('radio', { name }).check();
}

/** Pastes something into the field of the start page. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('URL you were sent back to, code, token or error').fill(text);
}

const pasted =
  (text: string): Open =>
  async (page, pageUrl) => {
    await page.goto(pageUrl);
    await paste(page, text);
  };

/** The failure of a reason, as the proxy would answer it. Nothing is sent to Instagram. */
export function refusedWith(reason: string): Open {
  return async (page, pageUrl) => {
    const words = INSTAGRAM_WORDS[reason as Meaning] as ProviderError | undefined;
    const provider_error = words && { type: 'OAuthException', fbtrace_id: 'A1bC2d', ...words };
    await page.route('**/token', (route) =>
      route.fulfill({
        status: 400,
        json: {
          error: 'invalid_grant',
          error_description: 'x',
          reason,
          request_id: '268080dc-b9fe-4e5f-9ef0-76c7b7950cc0',
          provider_error,
        },
      }),
    );
    await page.goto(pageUrl);
    await paste(page, `code-for-${reason}-0123456789`);
    await page.getByRole('button', { name: 'Exchange this code' }).click();
    await page.getByRole('alert').getByRole('heading').waitFor();
  };
}

/** Instagram answers without a page, so that this page stays. */
export async function stayOnThePage(page: Page): Promise<void> {
  await page.route(/oauth\/authorize/, (route) => route.fulfill({ status: 204 }));
}

const opened =
  (rest: string): Open =>
  (page, pageUrl) =>
    page.goto(pageUrl + rest);

/** A proxy that does not answer as one. */
export function exchanging(answer: 'abort' | 'html' | 'never'): Open {
  return async (page, pageUrl) => {
    await page.route('**/token', (route) => {
      if (answer === 'abort') return route.abort('connectionrefused');
      return answer === 'html' ? route.fulfill({ body: '<h1>Wi-Fi</h1>' }) : undefined;
    });
    await page.goto(pageUrl);
    await paste(page, 'a-code-that-was-pasted-0123456789');
    await page.getByRole('button', { name: 'Exchange this code' }).click();
    if (answer !== 'never') await page.getByRole('alert').getByRole('heading').waitFor();
  };
}

/** Every screen without a token, and how a person gets there. */
export const SCREENS: Readonly<Record<string, Open>> = {
  'signed out': opened(''),
  'the implicit flow chosen': async (page, pageUrl) => {
    await page.goto(pageUrl);
    await chooseFlow(page, /Implicit flow/);
  },
  'the checklist': async (page, pageUrl) => {
    await page.goto(pageUrl);
    await summary(page, 'Set up your own app');
    await page.getByLabel('What the dashboard shows').fill(pageUrl.replace(/\/$/, ''));
    await page.getByText('Only one of them ends in a slash.').waitFor();
  },
  'the settings, with faults': async (page, pageUrl) => {
    await page.goto(pageUrl);
    await summary(page, 'Settings');
    await page.getByLabel('Instagram app ID').fill('51a0000000000000000000000000001a');
    await page.getByLabel('Proxy URL').fill('https://proxy.example/');
    await page.getByText('npm run build').waitFor();
  },
  'settings of a link': opened(
    `#settings=${encodeURIComponent('client_id=1784140599999999&scope=instagram_business_basic,instagram_business_manage_insights')}`,
  ),
  'a pasted code': pasted('https://elsewhere.example/back?code=a-code-from-somewhere-else#_'),
  'a pasted token': pasted('IGAA0123456789abcdefghijklmnop'),
  'pasted words of Instagram': pasted(
    'Invalid Request: Request parameters are invalid: Invalid platform app',
  ),
  'a pasted old address': pasted(
    'https://api.instagram.com/oauth/authorize?client_id=1784140500000001&redirect_uri=https%3A%2F%2Felsewhere.example%2F&scope=user_profile&response_type=code',
  ),
  'something pasted that is nothing': pasted('hello there'),
  'leaving for Instagram': async (page, pageUrl) => {
    await stayOnThePage(page);
    await page.goto(pageUrl);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('heading', { name: 'Taking you to Instagram…' }).waitFor();
  },
  'the code on its way': exchanging('never'),
  'a page in Spanish': async (page, pageUrl) => {
    await page.goto(pageUrl);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
  },
};

/** The failure of every reason of the proxy. */
export const REFUSALS: Readonly<Record<string, Open>> = Object.fromEntries(
  Object.keys(OF_THE_PROXY).map((reason) => [`refused: ${reason}`, refusedWith(reason)]),
);
