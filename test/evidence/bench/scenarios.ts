import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { Running } from './processes.ts';

/** What is sent, over and over, to the proxy and to the floor. */
export interface Scenario {
  name: string;
  /** The bytes of a request to the proxy and to the floor, whose addresses may be needed for it. */
  request: (proxy: Running) => Promise<Requests> | Requests;
  status: number;
  /** The least share of the floor's throughput that is wanted, on each runtime. */
  budget?: Readonly<Record<'Node' | 'workerd', number>>;
}

interface Requests {
  proxy: string;
  floor: string;
}

/** Any page may be the one that logs in: nothing here is looked up by name. */
export const ORIGIN = 'https://app.example';
const REDIRECT_URI = `${ORIGIN}/cb`;
const CLIENT_ID = '990602627938098';
const ISSUER = 'http://127.0.0.1';
const VERIFIER = 'benchmark-verifier-0123456789-0123456789-0123456';

/** The environment of the proxy and of the floor. */
export function benchEnv(upstreamUrl: string): Record<string, string> {
  return {
    INSTAGRAM_CLIENT_ID: CLIENT_ID,
    INSTAGRAM_CLIENT_SECRET: '0123456789abcdef0123456789abcdef',
    REDIRECT_URIS: REDIRECT_URI,
    INSTAGRAM_AUTHORIZE_URL: `${upstreamUrl}/oauth/authorize`,
    INSTAGRAM_TOKEN_URL: `${upstreamUrl}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: upstreamUrl,
    RATE_LIMIT_PER_MINUTE: '0',
    ISSUER,
    SEALING_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
  };
}

type Fields = Record<string, string>;

function post(fields: Fields): string {
  const body = new URLSearchParams(fields).toString();
  return [
    'POST /token HTTP/1.1',
    'Host: 127.0.0.1',
    `Origin: ${ORIGIN}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

function same(bytes: string): () => Requests {
  return () => ({ proxy: bytes, floor: bytes });
}

const code = (code: string, redirectUri = REDIRECT_URI) =>
  post({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: CLIENT_ID });

const CODE = `AQ${'b'.repeat(200)}`;

/** Follows a login of the relay by hand, up to its sealed code. */
async function sealedCode({ url }: Running): Promise<string> {
  const asked = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const begun = await follow(`${url}/authorize?${asked.toString()}`);
  const state = begun.location.searchParams.get('state') ?? '';
  const answer = new URLSearchParams({ code: CODE, state });
  const back = await follow(`${url}/callback?${answer.toString()}`, begun.cookie);
  return back.location.searchParams.get('code') ?? '';
}

function follow(url: string, cookie = ''): Promise<{ location: URL; cookie: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { Cookie: cookie }, agent: false }, (response) => {
      response.resume();
      const { location = 'about:blank', 'set-cookie': [first = ''] = [] } = response.headers;
      resolve({ location: new URL(location), cookie: first.split(';')[0] ?? '' });
    });
    sent.on('error', reject).end();
  });
}

/** A sealed code is valid for a minute, which is longer than a round; the floor has no seal to open. */
async function relay(proxy: Running): Promise<Requests> {
  const sealed = post({
    grant_type: 'authorization_code',
    code: await sealedCode(proxy),
    redirect_uri: REDIRECT_URI,
    client_id: CLIENT_ID,
    code_verifier: VERIFIER,
  });
  return { proxy: sealed, floor: code(CODE) };
}

const PREFLIGHT = [
  'OPTIONS /token HTTP/1.1',
  'Host: 127.0.0.1',
  `Origin: ${ORIGIN}`,
  'Access-Control-Request-Method: POST',
  'Access-Control-Request-Headers: content-type',
  '\r\n',
].join('\r\n');

const METADATA = 'GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

/** Everything that is measured, the main thing first. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'code → token, one step',
    request: same(code('legacy')),
    status: 200,
    budget: { Node: 0.55, workerd: 0.65 },
  },
  { name: 'code → 60-day token', request: same(code(CODE)), status: 200 },
  { name: 'relay code → 60-day token', request: relay, status: 200 },
  {
    name: 'refresh',
    request: same(post({ grant_type: 'refresh_token', refresh_token: `IGAA${'l'.repeat(160)}` })),
    status: 200,
  },
  { name: 'local reject', request: same(code(CODE, `${ORIGIN}/refused`)), status: 400 },
  { name: 'preflight', request: same(PREFLIGHT), status: 204 },
  { name: 'metadata', request: same(METADATA), status: 200 },
];
