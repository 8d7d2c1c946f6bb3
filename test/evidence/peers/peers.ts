import { ORIGIN, REDIRECT_URI } from '../../support/proxy.ts';
import type { Got } from './verdict.ts';

/** What a login leaves with the browser before it comes back: cookies, and the state to come back with. */
export interface Session {
  cookie: string;
  state: string;
}

/** A request that ends a login: what the browser, or a page in it, sends to the app. */
export interface Sent {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** One of those compared: what npm installs, how a login begins and ends, and how to read what comes of it. */
export interface Peer {
  name: string;
  /** `name@version`, exactly. The first is the one that is compared. */
  packages: readonly string[];
  /** What it knows of Instagram by itself. */
  knows: string;
  /** The adapter that is copied beside it; absent for the proxy. */
  adapter?: string;
  /** Where a login begins when the peer keeps something in a cookie until its end. */
  begin?: { method: 'GET' | 'POST'; path: string };
  finish: (code: string, session: Session, tokenUrl: string) => Sent;
  read: (reply: Response) => Promise<Got>;
  /** The status of a login that worked. */
  status: number;
}

const CLIENT_ID = '990602627938098';

function callback(path: string): Peer['finish'] {
  return (code, { cookie, state }) => {
    const query = new URLSearchParams({ code, ...(state !== '' && { state }) });
    return get(`${path}?${query.toString()}`, { Cookie: cookie });
  };
}

function get(path: string, headers: Record<string, string> = {}): Sent {
  return { method: 'GET', path, headers, body: '' };
}

/** What the adapters answer is a `Got`. */
async function readGot(reply: Response): Promise<Got> {
  const text = await reply.text();
  if (reply.status === 200) return JSON.parse(text) as Got;
  return { error: `${reply.status} ${reply.headers.get('location') ?? ''} ${text}` };
}

/** What our proxy says to a page. */
async function readOurs(reply: Response): Promise<Got> {
  const text = await reply.text();
  if (reply.status !== 200) return { error: text };
  const { access_token, user_id } = JSON.parse(text) as Record<string, string>;
  return { ...(access_token && { token: access_token }), ...(user_id && { userId: user_id }) };
}

/** oauth-shim sends the browser back to the page, with everything in the fragment. */
async function readFragment(reply: Response): Promise<Got> {
  await reply.text();
  const { hash } = new URL(reply.headers.get('location') ?? 'about:blank');
  const fields = new URLSearchParams(hash.slice(1));
  const [token, userId] = [fields.get('access_token'), fields.get('user_id')];
  if (fields.has('error')) return { error: fields.toString() };
  return { ...(token !== null && { token }), ...(userId !== null && { userId }) };
}

/** The page's request to the proxy. */
export function toProxy(code: string, origin = ORIGIN, redirectUri = REDIRECT_URI): Sent {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  return {
    method: 'POST',
    path: '/token',
    headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** The page's request to oauth-shim, as hello.js makes it. */
export function toShim(
  code: string,
  tokenUrl: string,
  origin = ORIGIN,
  redirectUri = REDIRECT_URI,
): Sent {
  const state = { oauth: { version: 2, grant: tokenUrl } };
  const query = new URLSearchParams({
    ...{ code, client_id: CLIENT_ID, redirect_uri: redirectUri },
    state: JSON.stringify(state),
  });
  return get(`/?${query.toString()}`, { Origin: origin });
}

/** Ours. */
export const OURS: Peer = {
  name: 'this proxy',
  packages: [],
  knows: 'made for it',
  finish: (code) => toProxy(code),
  read: readOurs,
  status: 200,
};

/** The closest one: a server that exchanges codes for pages. */
export const SHIM: Peer = {
  name: 'oauth-shim',
  packages: ['oauth-shim@1.1.5'],
  knows: 'generic OAuth 2',
  adapter: 'oauth-shim',
  finish: (code, _session, tokenUrl) => toShim(code, tokenUrl),
  read: readFragment,
  status: 302,
};

/** The five. */
export const PEERS: readonly Peer[] = [
  {
    name: '@auth/core',
    packages: ['@auth/core@0.41.3'],
    knows: 'its own Instagram provider',
    adapter: 'auth-core',
    begin: { method: 'POST', path: '/auth/signin/instagram' },
    finish: callback('/auth/callback/instagram'),
    read: readGot,
    status: 200,
  },
  {
    name: 'passport-instagram',
    packages: ['passport-instagram@1.0.0', 'passport@0.7.0'],
    knows: 'its own Instagram strategy',
    adapter: 'passport-instagram',
    finish: callback('/callback'),
    read: readGot,
    status: 200,
  },
  {
    name: 'grant',
    packages: ['grant@5.4.24'],
    knows: 'its own Instagram provider',
    adapter: 'grant',
    begin: { method: 'GET', path: '/connect/instagram' },
    finish: callback('/connect/instagram/callback'),
    read: readGot,
    status: 200,
  },
  {
    name: 'simple-oauth2',
    packages: ['simple-oauth2@5.1.0'],
    knows: 'generic OAuth 2',
    adapter: 'simple-oauth2',
    finish: callback('/callback'),
    read: readGot,
    status: 200,
  },
  SHIM,
];
