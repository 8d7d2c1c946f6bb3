/** Pure. The legs from a token of Facebook Login to an Instagram account, its posts and the token of its Page. */
import type { MediaState } from '../instagram/media.ts';
import { masked } from '../instagram/masked.ts';
import type { PageAccess } from '../instagram/page-access.ts';
import { CHECKED_FIELDS, PAGE_FIELDS, PAGE_LIMIT, type Page } from '../instagram/pages.ts';
import type { ProfileState } from '../session/session-state.ts';
import { dataLeg, replyOf } from './data-leg.ts';
import type { Facts } from './facts.ts';
import type { Leg, Status } from './leg.ts';
import { PAGE_TOKEN, TOKEN, type Field, type Request, type Variable } from './message.ts';

/** What was asked about the person and the Pages, or will be. */
export function pageLegs(facts: Facts, graphUrl: string, profile: ProfileState | undefined): Leg[] {
  const access = profile?.status === 'known' ? profile.access : undefined;
  const failure = profile?.status === 'failed' ? profile.failure : undefined;
  const status = profile === undefined ? 'planned' : STATUS[profile.status];
  const pages = get(`${graphUrl}/me/accounts`, [
    ['fields', PAGE_FIELDS],
    ['limit', String(PAGE_LIMIT)],
  ]);
  const permissions = get(`${graphUrl}/me/permissions`, []);
  return [
    dataLeg(facts, 'accounts', status, pages, replyOf(access && accountsBody(access), failure)),
    dataLeg(facts, 'permissions', grantStatus(status, access), permissions, grantReply(access)),
  ];
}

const STATUS = { pending: 'waiting', known: 'done', failed: 'failed' } as const;

/** Whether the Page's token works, as far as it was asked. */
export function pageCheckLegs(facts: Facts, graphUrl: string, media: MediaState): Leg[] {
  if (!('pageCheck' in media)) return [];
  const { pageCheck } = media;
  const failure = pageCheck.status === 'failed' ? pageCheck.failure : undefined;
  const request = get(`${graphUrl}/me`, [['fields', CHECKED_FIELDS]], PAGE_TOKEN);
  const status = pageCheck.status === 'failed' ? 'failed' : 'done';
  return [dataLeg(facts, 'page-check', status, request, replyOf(undefined, failure))];
}

/** That it was not told is all that is known of a failure: the login goes on without it. */
function grantStatus(status: Status, access: PageAccess | undefined): Status {
  return access !== undefined && access.permissions === undefined ? 'failed' : status;
}

function grantReply(access: PageAccess | undefined) {
  const data = access?.permissions
    ?.filter(({ granted }) => granted !== undefined)
    .map(({ name, granted }) => ({ permission: name, status: granted ? 'granted' : 'declined' }));
  return data && { body: { data } };
}

/** What is shown of a list without end. */
const SHOWN = 25;

/** With the names of the wire, and each token masked. */
function accountsBody({ pages, more }: PageAccess): object {
  const data = pages.slice(0, SHOWN).map(pageBody);
  const left = pages.length - data.length;
  return { data, ...(left > 0 ? { left_out_here: left } : {}), ...(more ? { more } : {}) };
}

function pageBody({ id, name, accessToken, account }: Page): object {
  return {
    id,
    name,
    ...(accessToken === undefined ? {} : { access_token: masked(accessToken) }),
    ...(account && { instagram_business_account: { id: account.id, username: account.username } }),
  };
}

function get(url: string, fields: readonly Field[], token: Variable = TOKEN): Request {
  return { method: 'GET', url, headers: [], fields: [...fields, ['access_token', token]] };
}
