import { expect, test } from 'vitest';
import { setup } from '../../../../web/demo/start/setup.ts';

const page = new URL('http://localhost:8787/');
const simulator = new URL('http://localhost:8788/');
const start = (env: Record<string, string>) => setup(env, page, simulator, 'sealing-key');

test('npm start without credentials simulates Instagram and allows both loopback names', () => {
  const pages = [
    'http://localhost:8787/',
    'http://localhost:8787/examples/standalone/',
    'http://localhost:8787/examples/element/',
    'http://127.0.0.1:8787/',
    'http://127.0.0.1:8787/examples/standalone/',
    'http://127.0.0.1:8787/examples/element/',
  ];
  const chosen = start({});
  expect(chosen).toMatchObject({
    instagram: 'simulated',
    redirectUris: [...pages, 'http://localhost:8787/callback'],
    page: { VITE_SIMULATOR_URL: 'http://localhost:8788' },
    proxy: {
      INSTAGRAM_TOKEN_URL: 'http://localhost:8788/oauth/access_token',
      REDIRECT_URIS: pages.join(','),
      ISSUER: 'http://localhost:8787',
      SEALING_KEY: 'sealing-key',
    },
  });
});

test('npm start with both credentials uses the real Instagram, and the page gets only the id', () => {
  const chosen = start({ INSTAGRAM_CLIENT_ID: '178', INSTAGRAM_CLIENT_SECRET: 'hush' });
  expect(chosen).toMatchObject({
    instagram: 'real',
    redirectUris: ['http://localhost:8787/'],
    proxy: { INSTAGRAM_CLIENT_SECRET: 'hush', REDIRECT_URIS: 'http://localhost:8787/' },
  });
  expect('page' in chosen && JSON.stringify(chosen.page)).not.toContain('hush');
});

test('S11: npm start refuses a preview pattern below a public suffix in one sentence', () => {
  const PREVIEW_REDIRECT_URIS = 'https://*.s3.amazonaws.com/';
  expect(
    start({ INSTAGRAM_CLIENT_ID: '178', INSTAGRAM_CLIENT_SECRET: 'hush', PREVIEW_REDIRECT_URIS }),
  ).toEqual({
    fault: expect.stringMatching(
      /^PREVIEW_REDIRECT_URIS pattern 1 of 1 allows names that anyone can register/,
    ) as string,
  });
});

test.each([
  { env: { INSTAGRAM_CLIENT_ID: '178' }, words: 'INSTAGRAM_CLIENT_SECRET is not' },
  { env: { INSTAGRAM_CLIENT_SECRET: 'hush' }, words: 'INSTAGRAM_CLIENT_ID is not' },
  {
    env: { INSTAGRAM_CLIENT_ID: '178', INSTAGRAM_CLIENT_SECRET: '  ' },
    words: 'INSTAGRAM_CLIENT_SECRET is not',
  },
])(
  'npm start refuses one of two credentials in one sentence, without its value',
  ({ env, words }) => {
    const chosen = start(env);
    expect(chosen).toHaveProperty('fault');
    const fault = 'fault' in chosen ? chosen.fault : '';
    expect(fault).toContain(words);
    expect(fault).not.toMatch(/hush|178/);
  },
);

test('an empty variable counts as absent, as .env.example leaves REDIRECT_URIS empty', () => {
  for (const REDIRECT_URIS of ['', '  ']) {
    const env = { INSTAGRAM_CLIENT_ID: '178', INSTAGRAM_CLIENT_SECRET: 'hush', REDIRECT_URIS };
    expect(start(env)).toMatchObject({
      redirectUris: ['http://localhost:8787/'],
      proxy: { REDIRECT_URIS: 'http://localhost:8787/' },
    });
  }
});

test('npm start lists the redirect URIs of the environment as the ones to register', () => {
  const chosen = start({
    INSTAGRAM_CLIENT_ID: '178',
    INSTAGRAM_CLIENT_SECRET: 'hush',
    REDIRECT_URIS: 'https://localhost:8787/',
  });
  expect(chosen).toMatchObject({ redirectUris: ['https://localhost:8787/'] });
});
