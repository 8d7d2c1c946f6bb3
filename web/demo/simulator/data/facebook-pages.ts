/** The Pages of a person at Facebook, with the Instagram account behind each. */

import { GRAPH_VERSION } from '../../../../proxy/contract.ts';
import type { Call } from '../call.ts';
import { json } from '../reply.ts';
import type { Account } from '../state/accounts.ts';
import type { Page } from '../state/pages.ts';
import type { Simulation } from '../state/simulation.ts';
import type { PresentedToken } from '../token/graph-token.ts';
import { pageToken } from '../token/page-token.ts';
import { readFacebookToken } from './facebook.ts';
import { instagramUser } from './facebook-instagram.ts';
import { selectFields } from './select-fields.ts';

const DEFAULT_FIELDS = 'access_token,name';
const DEFAULT_LIMIT = 25;

/**
 * `GET /me/accounts`: the Pages of the person, in pages of 25. Only a missing `paging.next` means the last one.
 *
 * Without `pages_show_list` there are none, and those of a business portfolio need `business_management` too
 * (fbsamples/reels_publishing_apis#38). As for posts, `paging.next` carries the access token.
 *
 * @see [User accounts](https://developers.facebook.com/docs/graph-api/reference/user/accounts/)
 */
export async function facebookAccounts(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readFacebookToken(call, simulation);
  if (token instanceof Response) return token;
  const { query } = call;
  const limit = Math.max(1, Number(query.get('limit') ?? DEFAULT_LIMIT) || DEFAULT_LIMIT);
  const all = listed(token);
  const after = query.get('after');
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const pages = all.slice(start, start + limit);
  const fields = query.get('fields') ?? DEFAULT_FIELDS;
  const data = pages.map((page) => selectFields(pageNode(page, token, simulation), fields));
  const [first, last] = [pages[0]?.id, pages.at(-1)?.id];
  if (first === undefined || last === undefined) return json({ data });
  const hasMore = start + limit < all.length;
  const next = hasMore ? { next: nextUrl(call, token.value, last, simulation) } : {};
  return json({ data, paging: { cursors: { before: first, after: last }, ...next } });
}

function listed({ issued }: PresentedToken): readonly Page[] {
  const { account, scopes } = issued;
  if (!scopes.includes('pages_show_list')) return [];
  const wholeBusiness = scopes.includes('business_management');
  return (account.pages ?? []).filter(({ inPortfolio }) => wholeBusiness || !inPortfolio);
}

/**
 * A Page as Graph has it. The Instagram account needs `instagram_basic`.
 *
 * @see [Page](https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/page)
 */
function pageNode(page: Page, token: PresentedToken, simulation: Simulation) {
  const { scopes } = token.issued;
  const linked = scopes.includes('instagram_basic') ? linkedAccount(page, simulation) : undefined;
  return {
    id: page.id,
    name: page.name,
    access_token: pageToken(simulation, token, page),
    ...(linked && { instagram_business_account: instagramUser(linked, simulation) }),
  };
}

function linkedAccount({ instagram }: Page, { accounts }: Simulation): Account | undefined {
  return accounts.find(({ username }) => username === instagram);
}

function nextUrl({ query }: Call, value: string, after: string, { origin }: Simulation): string {
  const asked = new URLSearchParams(query);
  asked.set('access_token', value);
  asked.set('after', after);
  return `${origin}/${GRAPH_VERSION}/me/accounts?${asked.toString()}`;
}
