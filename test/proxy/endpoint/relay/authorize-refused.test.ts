import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { REDIRECT_URI, send } from '../../../support/proxy.ts';
import {
  authorize,
  CLIENT_ID,
  ISSUER,
  locationOf,
  query,
  relayEnv,
  REQUEST,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';

/** Authorization requests that redirect to no page. */
const REFUSED: { title: string; fields: Record<string, string | undefined> }[] = [
  { title: 'R-05: no client_id', fields: { client_id: undefined } },
  { title: 'R-05: an empty client_id', fields: { client_id: '' } },
  { title: 'R-05: an unknown client_id', fields: { client_id: '42' } },
  { title: 'R-05: the client_id of the Facebook app', fields: { client_id: '123456789012345' } },
  {
    title: 'R-07: no redirect_uri where several are registered',
    fields: { redirect_uri: undefined },
  },
  ...[
    `${REDIRECT_URI}/`,
    `${REDIRECT_URI}?x`,
    `${REDIRECT_URI}#f`,
    'https://APP.example/cb',
    'https://app.example:443/cb',
    'https://app.example/CB',
    'https://app.example/%63b',
    'https://app.example/./cb',
    'https://app.example/a/../cb',
    'https://app.example\\cb',
    'https://me@app.example/cb',
    ` ${REDIRECT_URI}`,
    `${REDIRECT_URI} `,
    `${REDIRECT_URI}\n`,
    `\t${REDIRECT_URI}`,
    `${REDIRECT_URI}\0`,
    'http://app.example/cb',
    'https://evil.app.example/cb',
    'https://app.example.evil/cb',
    'https://аpp.example/cb',
    `${ISSUER}/callback`,
  ].map((uri) => ({
    title: `R-06: redirect_uri ${JSON.stringify(uri)}`,
    fields: { redirect_uri: uri },
  })),
  // One page is registered at http://localhost:5173/: RFC 8252's freedom of the port is for native clients.
  ...[
    'http://localhost:5174/',
    'http://localhost/',
    'http://127.0.0.1:5173/',
    'http://[::1]:5173/',
  ].map((uri) => ({ title: `R-10: loopback, ${uri}`, fields: { redirect_uri: uri } })),
  { title: 'R-08: a javascript: redirect_uri', fields: { redirect_uri: 'javascript:alert(1)' } },
  { title: 'R-08: a data: redirect_uri', fields: { redirect_uri: 'data:text/html,x' } },
  ...[
    'https://evil.pages.dev/cb',
    'https://a.b.my-site.pages.dev/cb',
    'https://my-site.pages.dev/cb',
    'https://.my-site.pages.dev/cb',
    'https://-a.my-site.pages.dev/cb',
    'https://a.my-site.pages.dev/cb/',
    'https://a.my-site.pages.dev:8443/cb',
    'http://a.my-site.pages.dev/cb',
    'https://evil.example/.my-site.pages.dev/cb',
    'https://evil.example#.my-site.pages.dev/cb',
    'https://evil@a.my-site.pages.dev/cb',
    'https://A.my-site.pages.dev/cb',
    `https://${'a'.repeat(64)}.my-site.pages.dev/cb`,
  ].map((uri) => ({ title: `preview: ${uri}`, fields: { redirect_uri: uri } })),
];

/** Authorization requests that redirect to the client, with an error. */
const ERRORS: { title: string; fields: Record<string, string | undefined>; error: string }[] = [
  {
    title: 'R-11: no response_type',
    fields: { response_type: undefined },
    error: 'invalid_request',
  },
  ...['token', 'code token', 'id_token', 'CODE'].map((it) => ({
    title: `R-11: response_type ${it}`,
    fields: { response_type: it },
    error: 'unsupported_response_type',
  })),
  ...['fragment', 'form_post', 'web_message', 'x'].map((it) => ({
    title: `R-12: response_mode ${it}`,
    fields: { response_mode: it },
    error: 'invalid_request',
  })),
  {
    title: 'R-13: no code_challenge',
    fields: { code_challenge: undefined },
    error: 'invalid_request',
  },
  {
    title: 'R-13: a short code_challenge',
    fields: { code_challenge: 'a'.repeat(42) },
    error: 'invalid_request',
  },
  {
    title: 'R-13: a code_challenge of base64',
    fields: { code_challenge: '+'.repeat(43) },
    error: 'invalid_request',
  },
  {
    title: 'R-14: no code_challenge_method',
    fields: { code_challenge_method: undefined },
    error: 'invalid_request',
  },
  ...['plain', 's256', 'none'].map((it) => ({
    title: `R-14: code_challenge_method ${it}`,
    fields: { code_challenge_method: it },
    error: 'invalid_request',
  })),
  {
    title: 'R-16: an unknown scope',
    fields: { scope: 'instagram_business_basic email' },
    error: 'invalid_scope',
  },
  {
    title: 'R-16: a scope of another generation',
    fields: { scope: 'user_profile' },
    error: 'invalid_scope',
  },
  { title: 'R-16: 10 kB of scope', fields: { scope: 'x'.repeat(10_000) }, error: 'invalid_scope' },
  { title: 'R-19: a request object', fields: { request: 'eyJ' }, error: 'request_not_supported' },
  {
    title: 'R-19: a request_uri',
    fields: { request_uri: 'http://169.254.169.254/' },
    error: 'request_not_supported',
  },
  {
    title: 'R-18: a state of 2,049 bytes',
    fields: { state: 's'.repeat(2049) },
    error: 'invalid_request',
  },
  { title: 'R-18: a state beyond ASCII', fields: { state: 'é' }, error: 'invalid_request' },
  { title: 'R-18: a state with a newline', fields: { state: 'a\nb' }, error: 'invalid_request' },
];

onBothRuntimes(relayEnv, (test) => {
  test.for(REFUSED)(
    'an authorization request gets a page and no redirect: $title',
    async ({ fields }, { proxy }) => {
      const reply = await authorize(proxy.url, fields);
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    },
  );

  test('the relay says that it is not for Facebook Login', async ({ proxy }) => {
    const reply = await authorize(proxy.url, { client_id: '123456789012345' });
    expect(reply.text).toContain('the relay is not for Facebook Login');
  });

  test.for([
    { title: 'R-05: client_id', twice: `client_id=${CLIENT_ID}` },
    { title: 'R-08: redirect_uri', twice: `redirect_uri=${encodeURIComponent(REDIRECT_URI)}` },
  ])(
    'an authorization request with a field twice gets a page and no redirect: $title',
    async ({ twice }, { proxy }) => {
      const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}&${twice}`);
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    },
  );

  test.for(ERRORS)(
    'an authorization request is redirected to the client with its error: $title',
    async ({ fields, error }, { proxy }) => {
      const reply = await authorize(proxy.url, fields);
      expect(reply.status).toBe(302);
      const { origin, pathname, searchParams, hash } = locationOf(reply);
      expect([origin + pathname, hash]).toEqual([REDIRECT_URI, '#_']);
      expect(searchParams.getAll('error')).toEqual([error]);
      expect(searchParams.getAll('iss')).toEqual([ISSUER]);
      expect(searchParams.getAll('state')).toEqual('state' in fields ? [] : [REQUEST.state]);
      expect(searchParams.get('error_description')).toMatch(/^[\x20-\x7e]+$/);
      expect(searchParams.has('code')).toBe(false);
      expect(reply.headers['set-cookie']).toBeUndefined();
    },
  );

  test.for(['state=x', 'response_type=code', 'code_challenge_method=S256', 'x=1&x=2'])(
    'R-11, R-14, R-37, R-32: an authorization request that has %s twice is an invalid request',
    async (twice, { proxy }) => {
      const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}&${twice}`);
      const { searchParams } = locationOf(reply);
      expect(searchParams.get('error')).toBe('invalid_request');
      expect(searchParams.getAll('iss')).toEqual([ISSUER]);
    },
  );

  testAllReplies(test);
});
