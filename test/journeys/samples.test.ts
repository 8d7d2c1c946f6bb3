import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { logIn, shownToken, test } from './browser.ts';
import { allowCopying } from './clipboard.ts';

test('code for the token is shown with the token masked, and copied with the whole token', async ({
  page,
}) => {
  const copied = await allowCopying(page);
  await logIn(page);
  const token = await shownToken(page);
  for (const name of ['curl', 'JavaScript', 'Python', 'PHP', '.env', 'JSON']) {
    await page.getByRole('tab', { name, exact: true }).click();
    expect(await page.getByRole('tabpanel').innerText()).not.toContain(token);
    await page.getByRole('button', { name: `To the clipboard: ${name}` }).click();
    await expect.poll(copied).toContain(token);
    if (name === '.env') expect(await copied()).toBe(`INSTAGRAM_ACCESS_TOKEN=${token}`);
  }
  expect(JSON.parse(await copied())).toMatchObject({
    access_token: token,
    user_id: '36220564007528767',
    account_id: '17841401313574613',
  });
});

test('the sample for curl runs as it is copied', async ({ page }) => {
  const copied = await allowCopying(page);
  await logIn(page);
  await page.getByRole('button', { name: 'To the clipboard: curl' }).click();
  await expect.poll(copied).toContain('curl -G');
  const { stdout } = await promisify(execFile)('sh', ['-c', await copied()]);
  expect(JSON.parse(stdout)).toMatchObject({ data: expect.any(Array) as unknown });
});

test('the tabs of the samples are worked by the arrow keys', async ({ page }) => {
  await logIn(page);
  await page.getByRole('tab', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'JavaScript', selected: true }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const last = page.getByRole('tab', { name: 'JSON', selected: true });
  await last.waitFor();
  expect(await last.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the explorer asks for the chosen fields, and shows the answer without the token', async ({
  page,
  sent,
}) => {
  await logIn(page);
  await page.getByText('Explore the API').click();
  await page.getByRole('radio', { name: '/me/media' }).check();
  await page.getByRole('checkbox', { name: 'like_count' }).check();
  await page.getByRole('button', { name: 'Run' }).click();
  const answer = page.getByLabel('Instagram’s answer');
  await answer.waitFor();
  const asked = sent.findLast(({ url }) => url.includes('like_count'))?.url ?? '';
  expect(new URL(asked).searchParams.get('fields')).toBe('id,caption,media_type,like_count');
  const token = new URL(asked).searchParams.get('access_token') ?? 'no token';
  expect(await answer.innerText()).not.toContain(token);
  expect(await answer.innerText()).toContain('like_count');
});
