import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { parseEnv } from '../../../../proxy/config/config.ts';
import { createLoginSeals } from '../../../../proxy/relay/login.ts';
import { flushedOutput, REDIRECT_URI, send } from '../../../support/proxy.ts';
import {
  authorize,
  begin,
  callback,
  CHALLENGE,
  CLIENT_ID,
  freshCode,
  locationOf,
  OTHER_KEY,
  redeem,
  relayEnv,
  sealedCode,
  SEALING_KEY,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';

/** An environment without some of its variables. */
function without(env: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

const KEYS = [SEALING_KEY];

/** The seals of an instance whose clock is this many seconds ahead. */
function sealsAt(aheadS: number, [key = '']: readonly string[]) {
  const parsed = parseEnv(relayEnv('http://localhost:1', { SEALING_KEY: key }));
  if (!parsed.ok || parsed.value.relay === undefined) throw new Error('The relay is off.');
  return createLoginSeals(parsed.value.relay, {
    subtle: crypto.subtle,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    epochMs: () => Date.now() + aheadS * 1000,
  });
}

onBothRuntimes(relayEnv, (test, runtime) => {
  test.for([
    { title: 'R-43: a code that is 55 s old is accepted', aheadS: -55, keys: KEYS, status: 200 },
    { title: 'R-43: a code that is 75 s old is refused', aheadS: -75, keys: KEYS, status: 400 },
    {
      title: 'R-43: a code that is an hour old is refused',
      aheadS: -3600,
      keys: KEYS,
      status: 400,
    },
    {
      title: 'R-43: a code of an instance 3 s ahead is accepted',
      aheadS: 3,
      keys: KEYS,
      status: 200,
    },
    {
      title: 'R-43: a code of an instance an hour ahead is refused',
      aheadS: 3600,
      keys: KEYS,
      status: 400,
    },
    {
      title: 'R-47: a code that was sealed with an unknown key is refused',
      aheadS: 0,
      keys: [OTHER_KEY],
      status: 400,
    },
  ])('$title', async ({ aheadS, keys, status }, { proxy, upstream }) => {
    const code = freshCode();
    const challenge = CHALLENGE;
    const sealed = await sealsAt(aheadS, keys).sealCode({
      code,
      clientId: CLIENT_ID,
      namedUri: REDIRECT_URI,
      challenge,
    });
    const reply = await redeem(proxy.url, sealed);
    expect([reply.status, upstream.count(code)]).toEqual([status, status === 200 ? 1 : 0]);
    if (status === 400) expect(reply.json.error).toBe('invalid_grant');
  });

  testAllReplies(test);

  test('S10, R-47: a login that begins on one instance ends on another while the sealing key changes', async ({
    proxy,
    upstream,
  }) => {
    const rotated = { SEALING_KEY: OTHER_KEY, SEALING_KEY_PREVIOUS: SEALING_KEY };
    const [next, last] = await Promise.all([
      runtime.start(relayEnv(upstream.url, rotated)),
      runtime.start(relayEnv(upstream.url, { SEALING_KEY: OTHER_KEY })),
    ]);
    try {
      const { state, cookie } = await begin(proxy.url);
      const code = freshCode();
      const back = await callback(next.url, { code, state }, cookie);
      const sealed = locationOf(back).searchParams.get('code') ?? '';
      expect((await redeem(proxy.url, sealed)).json.error).toBe('invalid_grant');
      expect((await redeem(last.url, sealed)).status).toBe(200);
      expect((await callback(last.url, { code, state }, cookie)).status).toBe(400);
    } finally {
      await Promise.all([next.close(), last.close()]);
    }
  }, 60_000);

  test('R-22: a proxy with an https ISSUER does not warn about plain http', async ({ proxy }) => {
    expect(await flushedOutput(proxy)).not.toContain('plain http');
  });

  test('a proxy without a sealing key has no relay and refuses sealed codes', async ({
    proxy,
    upstream,
  }) => {
    const env = without(relayEnv(upstream.url), 'SEALING_KEY', 'PREVIEW_REDIRECT_URIS');
    const plain = await runtime.start(env);
    try {
      for (const path of ['/authorize', '/callback', '/.well-known/oauth-authorization-server']) {
        expect((await send(`${plain.url}${path}`)).status).toBe(404);
      }
      const sealed = await sealedCode(proxy.url, freshCode());
      expect((await redeem(plain.url, sealed)).json.error).toBe('invalid_grant');
    } finally {
      await plain.close();
    }
  }, 60_000);
});

const LOCAL_ISSUER = 'http://localhost:8787/relay';

onBothRuntimes(
  (url) => ({
    ...without(relayEnv(url), 'PREVIEW_REDIRECT_URIS'),
    REDIRECT_URIS: REDIRECT_URI,
    ISSUER: LOCAL_ISSUER,
  }),
  (test) => {
    test('R-07, R-39: a client that names no page gets the only one and need not name it again', async ({
      proxy,
    }) => {
      const sealed = await sealedCode(proxy.url, freshCode(), { redirect_uri: undefined });
      expect((await redeem(proxy.url, sealed)).json.reason).toBe('redirect_uri_mismatch');
      expect((await redeem(proxy.url, sealed, { redirect_uri: undefined })).status).toBe(200);
    });

    test('R-22: a proxy with a plain http ISSUER sets a cookie without Secure and says so once', async ({
      proxy,
    }) => {
      const reply = await authorize(proxy.url);
      expect(reply.headers['set-cookie']?.[0]).toMatch(
        /^latchkey-[\w-]{20}=[\w-]{32}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      expect((await flushedOutput(proxy)).match(/ISSUER is plain http/g)).toHaveLength(1);
    });

    test('R-01: the metadata of an issuer with a path is at the URL that RFC 8414 defines', async ({
      proxy,
    }) => {
      const reply = await authorize(proxy.url);
      expect(locationOf(reply).searchParams.get('redirect_uri')).toBe(`${LOCAL_ISSUER}/callback`);
      const metadata = await send(`${proxy.url}/.well-known/oauth-authorization-server/relay`);
      expect(metadata.json).toMatchObject({
        issuer: LOCAL_ISSUER,
        token_endpoint: `${LOCAL_ISSUER}/token`,
      });
    });
  },
);
