import { expect } from 'vitest';
import {
  findLeaks,
  ORIGIN,
  postCode,
  postToken,
  send,
  startOnNode,
  type Reply,
} from '../../support/proxy.ts';
import { authorize, callback, query, redeem, relayEnv, REQUEST } from '../../support/relay.ts';
import { OTHER, withUpstream } from '../../support/runtimes.ts';
import { META_VECTOR } from '../../support/signed-request.ts';
import { flatError, graphError, json, text } from '../../support/upstream.ts';

const test = withUpstream()
  .extend('onNode', { scope: 'file' }, async ({ upstream }, { onCleanup }) => {
    const proxy = await startOnNode(relayEnv(upstream.url));
    onCleanup(() => proxy.close());
    return proxy;
  })
  .extend('onOther', { scope: 'file' }, async ({ upstream }, { onCleanup }) => {
    const proxy = await OTHER.start(relayEnv(upstream.url));
    onCleanup(() => proxy.close());
    return proxy;
  });

test.beforeAll(({ upstream, onNode: _onNode, onOther: _onOther }) => {
  upstream.script('C0DE-spent', flatError('Matching code was not found or was already used.'));
  upstream.script('C0DE-html', text('<html>', 403));
  upstream.script(
    'C0DE-legacy',
    json({ access_token: '1.a.b', user: { id: '1', username: 'é😀' } }),
  );
  upstream.script('IGAAlimit', graphError('Too many', 4));
}, 60_000);

/** Headers that the platform adds by itself or that frame a body. */
const PLATFORM = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** A reply without the parts that differ from one request to the next. */
function golden({ status, headers, text: body }: Reply) {
  const kept = Object.entries(headers).filter(([name]) => !PLATFORM.includes(name));
  const timeless = kept.map(([name, value]) => [
    name,
    name === 'server-timing' ? String(value).replace(/\d+/g, 'N') : value,
  ]);
  return {
    status,
    headers: Object.fromEntries(timeless) as Record<string, unknown>,
    body: body.replace(/"request_id":"[\da-f-]{36}"/, '"request_id":"R"'),
  };
}

const headers = { Origin: ORIGIN };
const ASKED: { title: string; ask: (url: string) => Promise<Reply> }[] = [
  { title: 'a login', ask: (url) => postCode(url, 'C0DE-ok') },
  { title: 'a login of 2011-2020', ask: (url) => postCode(url, 'C0DE-legacy') },
  { title: 'a spent code', ask: (url) => postCode(url, 'C0DE-spent') },
  { title: 'a web page for an answer', ask: (url) => postCode(url, 'C0DE-html') },
  {
    title: 'throttling',
    ask: (url) => postToken(url, { grant_type: 'refresh_token', refresh_token: 'IGAAlimit' }),
  },
  { title: 'an empty form', ask: (url) => postToken(url, {}) },
  {
    title: 'an unknown origin',
    ask: (url) => postToken(url, {}, { Origin: 'https://evil.example' }),
  },
  {
    title: 'a wrong type',
    ask: (url) => send(`${url}/token`, { method: 'POST', headers, body: '{}' }),
  },
  { title: 'a wrong method', ask: (url) => send(`${url}/token`, { headers }) },
  { title: 'a large body', ask: (url) => postToken(url, { x: 'a'.repeat(20_000) }) },
  { title: 'a preflight', ask: (url) => send(`${url}/token`, { method: 'OPTIONS', headers }) },
  { title: 'an unknown path', ask: (url) => send(`${url}/nowhere?x=y`, { headers }) },
  {
    title: 'a profile',
    ask: (url) => send(`${url}/userinfo`, { headers: { Authorization: 'Bearer IGAAme' } }),
  },
  { title: 'a profile without a token', ask: (url) => send(`${url}/userinfo`, { headers }) },
  {
    title: 'metadata',
    ask: (url) => send(`${url}/.well-known/oauth-authorization-server`, { headers }),
  },
  {
    title: 'an authorization of an unknown client',
    ask: (url) => authorize(url, { client_id: '42' }),
  },
  {
    title: 'an authorization without PKCE',
    ask: (url) => authorize(url, { code_challenge: undefined }),
  },
  {
    title: 'an authorization by POST',
    ask: (url) => send(`${url}/authorize?${query(REQUEST)}`, { method: 'POST' }),
  },
  {
    title: 'a callback of no login',
    ask: (url) => callback(url, { code: 'C0DE', state: 'x' }),
  },
  { title: 'an unknown sealed code', ask: (url) => redeem(url, 'a..b.c.d') },
  {
    title: 'a client with a secret',
    ask: (url) => redeem(url, 'a..b.c.d', { client_secret: 'x' }),
  },
  {
    title: 'a deletion that Meta has not signed for us',
    ask: (url) =>
      send(`${url}/data-deletion`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `signed_request=${META_VECTOR}`,
      }),
  },
  { title: 'a deletion’s status', ask: (url) => send(`${url}/data-deletion/${'0a'.repeat(16)}`) },
  { title: 'health', ask: (url) => send(`${url}/healthz`) },
  { title: 'health, the headers alone', ask: (url) => send(`${url}/healthz`, { method: 'HEAD' }) },
];

test.for(ASKED)(
  `P-60, S9: Node and ${OTHER.name} give the same answer to $title`,
  async ({ ask }, { onNode, onOther }) => {
    const [node, other] = await Promise.all([ask(onNode.url), ask(onOther.url)]);
    expect(golden(other)).toEqual(golden(node));
    expect(node.status).toBeGreaterThan(0);
  },
);

test('P-51: neither runtime shows a secret, code or token where it does not belong', async ({
  onNode,
  onOther,
}) => {
  expect([await findLeaks(onNode), await findLeaks(onOther)]).toEqual([[], []]);
});
