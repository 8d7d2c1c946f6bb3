import { expect, onTestFinished, test } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { browser, pageUrl, simulatorUrl } from './browser.ts';

const { clientId, clientSecret } = DEMO_CREDENTIALS.legacy;

/** The tutorial's second step, with a multipart body as `curl -F` sends it, or a urlencoded one. */
async function exchange(code: string, Body: typeof FormData | typeof URLSearchParams) {
  const body = new Body();
  body.append('client_id', clientId);
  body.append('client_secret', clientSecret);
  body.append('grant_type', 'authorization_code');
  body.append('redirect_uri', pageUrl);
  body.append('code', code);
  const reply = await fetch(`${simulatorUrl}oauth/access_token`, { method: 'POST', body });
  return { status: reply.status, json: (await reply.json()) as unknown };
}

test.for([
  ['multipart', FormData],
  ['urlencoded', URLSearchParams],
] as const)(
  'the classic tutorial works as written with a %s body, from authorize to the token',
  async ([, Body]) => {
    // The tutorial's page did nothing with its URL. Without JavaScript ours does not either.
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(
      `${simulatorUrl}oauth/authorize/?client_id=${clientId}&redirect_uri=${pageUrl}&response_type=code`,
    );
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL((url) => url.searchParams.has('code'));
    const code = new URL(page.url()).searchParams.get('code') ?? '';

    expect(await exchange(code, Body)).toMatchObject({
      status: 200,
      json: {
        access_token: expect.stringMatching(
          /^17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}$/,
        ) as string,
        user: { id: '17841401313574613', username: 'ada.paints' },
      },
    });
    expect(await exchange(code, Body)).toEqual({
      status: 400,
      json: {
        error_type: 'OAuthException',
        code: 400,
        error_message: 'Matching code was not found or was already used.',
      },
    });
  },
);
