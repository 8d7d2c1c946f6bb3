import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  findLeaks,
  ORIGIN,
  postCode,
  postToken,
  send,
  startOnNode,
  startOnWorkerd,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { authorize, callback, query, redeem, relayEnv, REQUEST } from '../../support/relay.ts';
import { META_VECTOR } from '../../support/signed-request.ts';
import {
  flatError,
  graphError,
  json,
  startUpstream,
  text,
  type Upstream,
} from '../../support/upstream.ts';

let upstream: Upstream;
let onNode: RunningProxy;
let onWorkerd: RunningProxy;

beforeAll(async () => {
  upstream = await startUpstream();
  upstream.script('C0DE-spent', flatError('Matching code was not found or was already used.'));
  upstream.script('C0DE-html', text('<html>', 403));
  upstream.script(
    'C0DE-legacy',
    json({ access_token: '1.a.b', user: { id: '1', username: 'é😀' } }),
  );
  upstream.script('IGAAlimit', graphError('Too many', 4));
  const env = relayEnv(upstream.url);
  [onNode, onWorkerd] = await Promise.all([startOnNode(env), startOnWorkerd(env)]);
}, 60_000);

afterAll(async () => {
  await Promise.all([onNode.close(), onWorkerd.close()]);
  await upstream.close();
});

/** What the platform adds by itself, and how a body is framed. */
const PLATFORM = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** A reply without what differs from one request to the next. */
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
const ASKED: [title: string, ask: (url: string) => Promise<Reply>][] = [
  ['a login', (url) => postCode(url, 'C0DE-ok')],
  ['a login of 2011-2020', (url) => postCode(url, 'C0DE-legacy')],
  ['a spent code', (url) => postCode(url, 'C0DE-spent')],
  ['a web page for an answer', (url) => postCode(url, 'C0DE-html')],
  [
    'throttling',
    (url) => postToken(url, { grant_type: 'refresh_token', refresh_token: 'IGAAlimit' }),
  ],
  ['an empty form', (url) => postToken(url, {})],
  ['a stranger', (url) => postToken(url, {}, { Origin: 'https://evil.example' })],
  ['a wrong type', (url) => send(`${url}/token`, { method: 'POST', headers, body: '{}' })],
  ['a wrong method', (url) => send(`${url}/token`, { headers })],
  ['a large body', (url) => postToken(url, { x: 'a'.repeat(20_000) })],
  ['a preflight', (url) => send(`${url}/token`, { method: 'OPTIONS', headers })],
  ['nothing there', (url) => send(`${url}/nowhere?x=y`, { headers })],
  ['a profile', (url) => send(`${url}/userinfo`, { headers: { Authorization: 'Bearer IGAAme' } })],
  ['a profile without a token', (url) => send(`${url}/userinfo`, { headers })],
  ['metadata', (url) => send(`${url}/.well-known/oauth-authorization-server`, { headers })],
  ['a stranger’s authorization', (url) => authorize(url, { client_id: '42' })],
  ['an authorization without PKCE', (url) => authorize(url, { code_challenge: undefined })],
  [
    'an authorization by POST',
    (url) => send(`${url}/authorize?${query(REQUEST)}`, { method: 'POST' }),
  ],
  ['a callback that nobody began', (url) => callback(url, { code: 'C0DE', state: 'x' })],
  ['a sealed code of nobody', (url) => redeem(url, 'a..b.c.d')],
  ['a client with a secret', (url) => redeem(url, 'a..b.c.d', { client_secret: 'x' })],
  [
    'a deletion that Meta has not signed for us',
    (url) =>
      send(`${url}/data-deletion`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `signed_request=${META_VECTOR}`,
      }),
  ],
  ['a deletion’s status', (url) => send(`${url}/data-deletion/${'0a'.repeat(16)}`)],
  ['health', (url) => send(`${url}/healthz`)],
  ['health, the headers alone', (url) => send(`${url}/healthz`, { method: 'HEAD' })],
];

test.each(ASKED)('P-60, S9: %s is answered alike on Node and in workerd', async (_title, ask) => {
  const [node, workerd] = await Promise.all([ask(onNode.url), ask(onWorkerd.url)]);
  expect(golden(workerd)).toEqual(golden(node));
  expect(node.status).toBeGreaterThan(0);
});

test('P-51: neither shows a secret, a code or a token but to whom it belongs', async () => {
  expect([await findLeaks(onNode), await findLeaks(onWorkerd)]).toEqual([[], []]);
});
