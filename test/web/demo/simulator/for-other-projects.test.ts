import { setupServer } from 'msw/node';
import { expect, it } from 'vitest';
import {
  createInstagram,
  instagramHandlers,
  serveInstagram,
} from '../../../../web/demo/simulator/for-other-projects.ts';

const LOGIN = {
  client_id: '1784140500000001',
  response_type: 'code',
  scope: 'instagram_business_basic',
};

/** Presses Allow, and tells where the browser is sent. */
async function allow(fetch: typeof globalThis.fetch, origin: string, redirect_uri: string) {
  const query = new URLSearchParams({ ...LOGIN, redirect_uri }).toString();
  const reply = await fetch(
    new Request(`${origin}/oauth/authorize?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'allow' }),
      redirect: 'manual',
    }),
  );
  return reply.headers.get('location') ?? '';
}

it('an Instagram for another project lets the pages of npm start log in, unless others are given', async () => {
  const started = createInstagram();
  const own = createInstagram({ redirectUris: ['https://own.test/'] });
  const page = 'http://localhost:8787/';
  const origin = 'https://graph.instagram.com';
  expect(await allow((...it) => started.fetch(new Request(...it)), origin, page)).toContain(
    `${page}?code=`,
  );
  const ask = (uri: string) => allow((...it) => own.fetch(new Request(...it)), origin, uri);
  expect(await ask(page)).toBe('');
  expect(await ask('https://own.test/')).toContain('https://own.test/?code=');
});

it('the handlers answer in the place of Instagram’s own hosts', async () => {
  const server = setupServer(...instagramHandlers());
  server.listen({ onUnhandledFrame: 'error' });
  const asked = ['https://graph.instagram.com/me', 'https://graph.facebook.com/v25.0/me'];
  const replies = await Promise.all(asked.map((url) => fetch(url)));
  server.close();
  expect(replies.map(({ status }) => status)).toEqual([400, 400]);
});

it('the handlers pass on an error of the simulation that is no fault it was told to play', async () => {
  const broken = { ...createInstagram(), fetch: () => Promise.reject(new Error('broken')) };
  const [handler] = instagramHandlers(broken, ['https://graph.instagram.com']);
  const request = new Request('https://graph.instagram.com/me');
  await expect(handler?.run({ request, requestId: '1' })).rejects.toThrow('broken');
});

it('a served Instagram listens on a free port of this machine, for the pages that are given', async () => {
  const { url, close } = await serveInstagram({ redirectUris: ['https://own.test/'] });
  const back = await allow(fetch, url, 'https://own.test/');
  await close();
  expect(back).toContain('https://own.test/?code=');
});
