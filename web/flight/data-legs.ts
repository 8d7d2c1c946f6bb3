/** Pure. The legs that show that a token works: its owner, and what it reads. */
import { mediaPathOf } from '../instagram/chosen-page.ts';
import type { MediaState } from '../instagram/media.ts';
import { MASK } from '../instagram/masked.ts';
import { MEDIA_FIELDS, MEDIA_LIMIT } from '../instagram/post.ts';
import type { Profile } from '../instagram/profile.ts';
import { PROVIDERS, type ProviderName } from '../config/providers.ts';
import type { SignedIn } from '../session/session-state.ts';
import { dataLeg, replyOf } from './data-leg.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg, type Status } from './leg.ts';
import { TOKEN, type Reply, type Request } from './message.ts';
import { pageCheckLegs, pageLegs } from './page-legs.ts';

/** What was asked with the token, as far as it was. */
export function dataLegs(facts: Facts): Leg[] {
  const { state } = facts;
  if (state.status === 'failed') return [];
  if (state.status !== 'signed-in') return plannedLegs(facts);
  const { profile, token } = state;
  // The token's own reply named the person, so there was no request.
  if (profile.status === 'known' && profile.from === 'token') return [];
  const graphUrl = facts.config.providers[token.provider]?.graphUrl;
  if (token.provider === 'facebook' && graphUrl !== undefined) {
    return [
      ...pageLegs(facts, graphUrl, profile),
      ...mediaLegs(facts, state, graphUrl),
      ...pageCheckLegs(facts, graphUrl, state.media),
    ];
  }
  const proxied =
    graphUrl === undefined || (profile.status === 'known' && profile.from === 'proxy');
  const failure = profile.status === 'failed' ? profile.failure : undefined;
  const status = ({ pending: 'waiting', known: 'done', failed: 'failed' } as const)[profile.status];
  const reply = replyOf(
    profile.status === 'known' ? profileBody(profile.profile) : undefined,
    failure,
  );
  const first = proxied
    ? userinfoLegs(facts, token.provider, status, reply)
    : [dataLeg(facts, 'profile', status, profileRequest(facts, token.provider), reply)];
  return [...first, ...mediaLegs(facts, state, graphUrl)];
}

/** Before there is a token: the first thing that will be asked with it. */
function plannedLegs(facts: Facts): Leg[] {
  const { departure, config } = facts;
  const provider = departure?.kind === 'login' ? departure.provider : 'instagram';
  const graphUrl = config.providers[provider]?.graphUrl;
  if (provider === 'facebook' && graphUrl !== undefined)
    return pageLegs(facts, graphUrl, undefined);
  return graphUrl === undefined
    ? userinfoLegs(facts, provider, 'planned', undefined)
    : [leg('profile', 'planned', { request: profileRequest(facts, provider) })];
}

/** What the proxy asks in the page's place; the page sees only its own half. */
function userinfoLegs(
  facts: Facts,
  provider: ProviderName,
  status: Status,
  reply: Reply | undefined,
): Leg[] {
  return [
    dataLeg(facts, 'userinfo', status, userinfoRequest(facts), reply),
    leg('userinfo-call', status, { request: profileRequest(facts, provider) }),
  ];
}

const MEDIA_STATUS: Record<MediaState['status'], Status> = {
  unasked: 'unreached',
  pending: 'waiting',
  known: 'done',
  failed: 'failed',
};

function mediaLegs(
  facts: Facts,
  { media, profile }: Pick<SignedIn, 'media' | 'profile'>,
  graphUrl: string | undefined,
): Leg[] {
  const access = profile.status === 'known' ? profile.access : undefined;
  const path = mediaPathOf(access?.chosen, access === undefined);
  if (media.status === 'unasked' || graphUrl === undefined || path === undefined) return [];
  const request: Request = {
    method: 'GET',
    url: graphUrl + path,
    headers: [],
    fields: [
      ['fields', MEDIA_FIELDS],
      ['limit', String(MEDIA_LIMIT)],
      ['access_token', TOKEN],
    ],
  };
  const body = media.status === 'known' ? mediaBody(media) : undefined;
  const failure = media.status === 'failed' ? media.failure : undefined;
  return [dataLeg(facts, 'media', MEDIA_STATUS[media.status], request, replyOf(body, failure))];
}

/** `undefined` for a provider whose data a page cannot read. */
function profileRequest({ config }: Facts, name: ProviderName): Request | undefined {
  const graphUrl = config.providers[name]?.graphUrl;
  if (graphUrl === undefined) return undefined;
  return {
    method: 'GET',
    url: `${graphUrl}/me`,
    headers: [],
    fields: [
      ['fields', PROVIDERS[name].profileFields.join(',')],
      ['access_token', TOKEN],
    ],
  };
}

function userinfoRequest({ config }: Facts): Request {
  const url = `${config.proxyUrl}userinfo`;
  return { method: 'GET', url, headers: [['Authorization', TOKEN]], fields: [] };
}

/** With the names of the wire. */
function profileBody({ id, userId, username, name, accountType, pictureUrl }: Profile): object {
  return {
    id,
    user_id: userId,
    username,
    name,
    account_type: accountType,
    profile_picture_url: pictureUrl,
  };
}

/** Of the posts, how many: they are on the page. Of the next page, only that there is one. */
function mediaBody({ posts, more }: Extract<MediaState, { status: 'known' }>): object {
  const data = posts.map(({ id }) => ({ id }));
  return { data, ...(more ? { paging: { next: MASK } } : {}) };
}
