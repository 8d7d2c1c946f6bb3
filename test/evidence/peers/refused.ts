import { startUpstream, type Upstream } from '../../support/upstream.ts';
import type { Start } from './compare.ts';
import { sendTo } from './exchange.ts';
import { toProxy, toShim, type Sent } from './peers.ts';

/** What a page that is not registered sends, and where its answer would go. */
interface Attempt {
  name: string;
  origin?: string;
  redirectUri?: string;
}

/** The registration is `https://app.example/cb`, on both sides. */
const ATTEMPTS: readonly Attempt[] = [
  {
    name: 'a page of another origin, with the registered redirect URI',
    origin: 'https://evil.example',
  },
  {
    name: 'the redirect URI `https://app.example.evil.example/cb`',
    redirectUri: 'https://app.example.evil.example/cb',
  },
  { name: 'the redirect URI `https://evil.example/cb`', redirectUri: 'https://evil.example/cb' },
  {
    name: 'the redirect URI `https://app.example/cb/../x`',
    redirectUri: 'https://app.example/cb/../x',
  },
  {
    name: 'the redirect URI `https://app.example/cb.php`',
    redirectUri: 'https://app.example/cb.php',
  },
];

/** One attempt, and what each of the two servers made of it. */
export interface Refused {
  attempt: string;
  ours: string;
  shim: string;
}

/** True when a token is in the answer: in its body, or in the fragment of the URL that it sends the browser to. */
function hasToken(body: string, target: URL): boolean {
  return (
    body.includes('"access_token"') || new URLSearchParams(target.hash.slice(1)).has('access_token')
  );
}

/** What came of it, in words: whether Instagram was asked, and whom the answer reaches. */
async function outcome(reply: Response, asked: boolean): Promise<string> {
  const body = await reply.text();
  const target = new URL(reply.headers.get('location') ?? 'about:blank');
  const to = reply.status === 302 ? `sent to \`${target.origin}${target.pathname}\`` : '';
  if (hasToken(body, target)) return `exchanged, the token is ${to || 'in the answer'}`;
  const refusal = asked ? 'Instagram is asked' : 'refused before Instagram is asked';
  return `${refusal}, ${to ? `an error is ${to}` : `status ${reply.status}`}`;
}

async function attempt(start: Start, toSent: (tokenUrl: string) => Sent) {
  const instagram: Upstream = await startUpstream();
  const server = await start(instagram.url);
  const reply = await sendTo(server.url, toSent(`${instagram.url}/oauth/access_token`));
  const words = await outcome(reply, instagram.arrivals.length > 0);
  await Promise.all([server.close(), instagram.close()]);
  return words;
}

/** Sends to ours and to oauth-shim what a page without a registration might send. */
export async function tryRefusals(ours: Start, shim: Start): Promise<Refused[]> {
  const rows: Refused[] = [];
  for (const { name, origin, redirectUri } of ATTEMPTS) {
    rows.push({
      attempt: name,
      ours: await attempt(ours, () => toProxy('C0DE', origin, redirectUri)),
      shim: await attempt(shim, (url) => toShim('C0DE', url, origin, redirectUri)),
    });
  }
  return rows;
}
