import { DEMO_CREDENTIALS, type App } from '../../../../../web/demo/simulator/state/apps.ts';
import type { Switches } from '../../../../../web/demo/simulator/state/switches.ts';
import {
  accessTokenOf,
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  CLASSIC,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  PAGE,
  post,
  testInstagram,
  TODAY,
} from '../login.ts';

/**
 * A known fact about Instagram's replies, with its chapter and its check. `documented` means that Meta's own pages say it
 * or several people have seen it, and `seen` that one person captured it. What is `unconfirmed` is a switch, and the check
 * turns it.
 */
export type Fact = readonly [
  chapter: string,
  known: 'documented' | 'seen' | 'unconfirmed',
  fact: string,
  check: () => Promise<void>,
];

export type Fields = Record<string, string>;
export type Simulated = ReturnType<typeof testInstagram>;

export const META = DEMO_CREDENTIALS.facebook;

/** The parameters of Facebook's dialog in the implicit flow. */
export const DIALOG = {
  client_id: META.clientId,
  redirect_uri: PAGE,
  response_type: 'token',
  scope: 'instagram_basic,pages_show_list,business_management',
};

/** A simulation as it is by default, with one switch turned, or with its app changed. */
export const fresh = testInstagram;
export const turned = (switches: Partial<Switches>) => testInstagram({ switches });
export const withApp = (change: Partial<App>) => testInstagram({}, change);

export async function says(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  return `${response.status} ${await response.text()}`;
}

/** Status and text of the authorize step. */
export function page(query: Fields, { at = '/oauth/authorize', of = fresh() } = {}) {
  return says(get(of, at, query));
}

/** Exchanges a fresh code of Instagram Login, or of the classic API, with fields changed. */
export async function exchange(
  of: Simulated,
  change: Fields = {},
  app: typeof CLASSIC | typeof TODAY = TODAY,
) {
  const code = await freshCode(of, app === CLASSIC ? AUTHORIZE_CLASSIC : AUTHORIZE_TODAY);
  return says(post(of, '/oauth/access_token', { ...exchangeFields(code, app), ...change }));
}

/** What a person chooses in Facebook's dialog; `scopes` are the boxes that stay ticked. */
export interface Choice {
  account?: string;
  scopes?: readonly string[];
  trouble?: string;
}

/** Goes through Facebook's dialog, and gives back the address that it ends on, or its page. */
export async function dialog(of: Simulated, change: Fields = {}, choice: Choice = {}) {
  const search = new URLSearchParams({ ...DIALOG, ...change }).toString();
  const { scopes = [], ...fields } = choice;
  const body = new URLSearchParams({ decision: 'allow', ...fields });
  for (const scope of scopes) body.append('scope', scope);
  const address = `${ORIGIN}/v25.0/dialog/oauth?${search}`;
  const response = await of.fetch(new Request(address, { method: 'POST', body }));
  return response.headers.get('location') ?? (await response.text());
}

/** A one-hour token of Facebook Login. */
export async function metaToken(of: Simulated, choice: Choice = {}, change: Fields = {}) {
  const { hash } = new URL(await dialog(of, change, choice));
  return new URLSearchParams(hash.slice(1)).get('access_token') ?? '';
}

/** The 60-day token for a one-hour token of Facebook Login. */
export async function lastingToken(of: Simulated, short: string): Promise<string> {
  const reply = await get(of, '/v25.0/oauth/access_token', {
    grant_type: 'fb_exchange_token',
    client_id: META.clientId,
    client_secret: META.clientSecret,
    fb_exchange_token: short,
  });
  return accessTokenOf(await reply.text());
}
