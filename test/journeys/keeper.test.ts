import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ADMIN_KEY, operatorOf, type Operator } from '../support/keeper.ts';
import { startAll, type Started } from '../support/started.ts';
import { browser, test as base } from './browser.ts';

// A world of its own: its clock goes on by months, which would end every login of the other journeys.
let world: Started;
let operator: Operator;
beforeAll(async () => {
  world = await startAll({ env: { KEEPER_ADMIN_KEY: ADMIN_KEY } });
  operator = operatorOf(world.pageUrl.slice(0, -1));
}, 120_000);
afterAll(() => world.stop());

/** A profile in which the policies of the pages hold. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

/** The bodies of all replies, from now on. */
function watch(context: BrowserContext): Promise<string>[] {
  const bodies: Promise<string>[] = [];
  context.on('response', (response) => {
    const isRedirect = response.status() >= 300 && response.status() < 400;
    bodies.push(isRedirect ? Promise.resolve('') : response.text().catch(() => ''));
  });
  return bodies;
}

async function allow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
}

/** Moves the clock where a person does, on the simulation's front page. */
async function advance(...steps: string[]): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(world.simulatorUrl);
  for (const step of steps) {
    const time = await page.locator('time').getAttribute('datetime');
    await page.getByRole('button', { name: step }).click();
    await page.locator(`time:not([datetime="${time}"])`).waitFor();
  }
  await context.close();
}

test('an account that is kept by a claim link still shows its posts after 60 days, and no reply to the browser ever has a token', async ({
  page,
  context,
  sent,
}) => {
  const bodies = watch(context);
  const link = /http\S+#claim=\S+/.exec(readFileSync(world.log, 'utf8'))?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('heading', { name: /^Show your Instagram posts on localhost/ }).waitFor();
  expect(page.url()).toBe(world.pageUrl);
  await allow(page);
  await page.getByRole('heading', { name: 'Your posts are connected' }).waitFor();
  // The code is spent by now, and the page shown again does not offer it to the person.
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { name: 'Tus publicaciones están conectadas' }).waitFor();
  expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
  const [line] = (await operator.get('/kept')).json['feeds'] as Record<string, string>[];
  const feed = String(line?.['feed']);
  expect(await page.getByRole('link', { name: /media/ }).getAttribute('href')).toBe(
    `${world.pageUrl}media/${feed}`,
  );

  await advance('Forward 60 days', 'Forward 1 day');
  const after = await operator.line(feed);
  expect(after['state']).toBe('healthy');
  expect(after['issued_at']).not.toBe(line?.['issued_at']);

  await page.goto(`${world.pageUrl}examples/feed/`);
  await page.getByRole('button', { name: 'Show the Instagram posts' }).click();
  const picture = page.getByRole('listitem').first().getByRole('img').first();
  const width = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });
  expect(width).toBeGreaterThan(0);

  const replies = await Promise.all(bodies);
  expect(replies.join('').length).toBeGreaterThan(10_000);
  expect(replies.filter((body) => body.includes('IGAA'))).toEqual([]);
  expect(sent.filter(({ url }) => new URL(url).pathname === '/token')).toEqual([]);
}, 60_000);

test('a claim link that was used is refused before anything is stored, and says so', async ({
  page,
}) => {
  const link = /http\S+#claim=\S+/.exec(readFileSync(world.log, 'utf8'))?.[0] ?? '';
  await page.goto(link);
  await allow(page);
  await page.getByRole('alert').getByText('This link no longer works').waitFor();
  expect(await page.getByRole('button', { name: 'Log in again' }).count()).toBe(0);
});

test('the token’s card keeps the account alive with a claim link that is pasted', async ({
  page,
}) => {
  const claim = await operator.post('/kept/claims', { label: 'pasted' });
  await page.goto(world.pageUrl);
  await allow(page);
  await page.getByRole('heading', { name: 'Keep it alive' }).waitFor();
  await page.getByText('What is stored').waitFor();
  await page.getByLabel('Claim link').fill('not a link');
  await page.getByRole('button', { name: 'Keep it alive' }).click();
  await page.getByText('This is not a claim link.').waitFor();
  await page.getByLabel('Claim link').fill(String(claim.json['url']));
  await page.getByRole('button', { name: 'Keep it alive' }).click();
  await page.getByText(`${world.pageUrl}media/`).first().waitFor();
});
