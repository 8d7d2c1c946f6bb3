import type { Page } from 'playwright-core';
import { browser, pageUrl, test as base } from '../browser.ts';

/** The page of the element. */
export const address = `${pageUrl}examples/element/`;

/** A profile in which the page's policy is in force, without inline scripts and styles. */
export const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

/**
 * Gives an element of the page other attributes, on every load, before the first module runs.
 *
 * The page is not rewritten, because Playwright cannot rewrite a page that a redirect leads to.
 */
export async function change(
  page: Page,
  attributes: Record<string, string>,
  selector = 'instagram-login',
) {
  await page.addInitScript(
    ([selector, attributes]) =>
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector(selector);
        for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, value);
      }),
    [selector, attributes] as const,
  );
}

/** Presses the element's button and waits for the consent page. */
export async function begin(page: Page): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** What a person presses there, and what the page says in the end. */
export const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();
export const outcome = (page: Page) => page.locator('#outcome');
/** The element's text, which is in its shadow. */
export const alertOf = (page: Page) => page.locator('instagram-login').getByRole('alert');

/** The element with what a page may ask of it. */
export type Login = HTMLElement & {
  token?: { accessToken: string };
  failure?: { reason: string };
  signOut(): void;
};

/** The element's token, as soon as there is one. */
export const tokenOf = (page: Page, selector = 'instagram-login') =>
  page.locator(selector).evaluate(async (element: Login) => {
    if (element.token === undefined)
      await new Promise((told) => element.addEventListener('login', told, { once: true }));
    return element.token?.accessToken;
  });
