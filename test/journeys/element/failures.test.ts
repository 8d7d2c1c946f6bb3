import { describe, expect } from 'vitest';
import { exchanges } from '../browser.ts';
import { address, alertOf, begin, change, outcome, test } from './element-page.ts';

describe('what goes wrong', () => {
  test('a cancelled login sends an error event, and the button works again', async ({
    page,
    sent,
  }) => {
    await begin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await outcome(page).filter({ hasText: 'Reason: cancelled' }).waitFor();
    expect(await alertOf(page).textContent()).toBe('You cancelled the login. Nothing was shared.');
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toEqual([]);
    expect(await page.getByRole('button').isEnabled()).toBe(true);
  });

  test('an answer of another login is refused, removed from the URL and not sent', async ({
    page,
    sent,
  }) => {
    await page.goto(`${address}?code=stolen&state=forged`);
    await outcome(page).filter({ hasText: 'Reason: no_pending_login' }).waitFor();
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toEqual([]);
  });

  test('a code without a state is the page’s own and is left alone', async ({ page }) => {
    await page.goto(`${address}?code=SPRING`);
    await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
    expect(page.url()).toBe(`${address}?code=SPRING`);
    expect(await outcome(page).textContent()).toBe('');
  });

  test('a proxy that is not a relay is reported before the browser leaves', async ({ page }) => {
    await change(page, { flow: 'relay' });
    await page.route('**/.well-known/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(address);
    await page.getByRole('button').click();
    await outcome(page).filter({ hasText: 'Reason: proxy_unreachable' }).waitFor();
    expect(page.url()).toBe(address);
  });

  test('wrong attributes are named on the console, and the button is disabled', async ({
    page,
    context,
  }) => {
    await change(page, { 'client-id': 'your-app' });
    const said = context.waitForEvent('console');
    await page.goto(address);
    await alertOf(page)
      .filter({ hasText: 'This login is not set up correctly. Tell the site’s owner.' })
      .waitFor();
    expect((await said).text()).toBe('<instagram-login>: client-id is not an app ID');
    expect(await page.getByRole('button').isDisabled()).toBe(true);
  });
});
