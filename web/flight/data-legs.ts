/** Pure. The legs that show that a token works: whose it is, and what it reads. */
import { MEDIA_FIELDS, MEDIA_LIMIT, type MediaState } from '../instagram/media.ts';
import type { ProfileFailure } from '../instagram/profile.ts';
import type { Profile } from '../instagram/profile.ts';
import { callsTo } from './call-times.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg, type LegName, type Status } from './leg.ts';
import { TOKEN, type Reply, type Request } from './message.ts';

/** What was asked with the token, as far as it was. */
export function dataLegs(facts: Facts): Leg[] {
  const { state } = facts;
  if (state.status !== 'signed-in') return [];
  const { profile, token } = state;
  // The token's own reply named the person: nobody was asked.
  if (profile.status === 'known' && profile.from === 'token') return [];
  const graphUrl = facts.config.providers[token.provider]?.graphUrl;
  const proxied =
    graphUrl === undefined || (profile.status === 'known' && profile.from === 'proxy');
  const failure = profile.status === 'failed' ? profile.failure : undefined;
  const status = ({ pending: 'waiting', known: 'done', failed: 'failed' } as const)[profile.status];
  const reply = replyOf(
    profile.status === 'known' ? profileBody(profile.profile) : undefined,
    failure,
  );
  const first = proxied
    ? dataLeg(facts, 'userinfo', status, userinfoRequest(facts), reply)
    : dataLeg(facts, 'profile', status, profileRequest(facts, graphUrl), reply);
  return [first, ...mediaLegs(facts, graphUrl)];
}

const MEDIA_STATUS: Record<MediaState['status'], Status> = {
  unasked: 'unreached',
  pending: 'waiting',
  known: 'done',
  failed: 'failed',
};

function mediaLegs(facts: Facts, graphUrl: string | undefined): Leg[] {
  const { media } = facts;
  if (media.status === 'unasked' || graphUrl === undefined) return [];
  const request: Request = {
    method: 'GET',
    url: `${graphUrl}/me/media`,
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

function profileRequest({ config, state }: Facts, graphUrl: string): Request {
  const provider =
    state.status === 'signed-in' ? config.providers[state.token.provider] : undefined;
  return {
    method: 'GET',
    url: `${graphUrl}/me`,
    headers: [],
    fields: [
      ['fields', provider?.profileFields.join(',') ?? ''],
      ['access_token', TOKEN],
    ],
  };
}

function userinfoRequest({ config }: Facts): Request {
  const url = `${config.proxyUrl}userinfo`;
  return { method: 'GET', url, headers: [['Authorization', TOKEN]], fields: [] };
}

function dataLeg(
  { timings }: Facts,
  name: LegName,
  status: Status,
  request: Request,
  reply: Reply | undefined,
): Leg {
  // The last is the one that counts: a read may be tried twice.
  const call = callsTo(request.url, timings).at(-1);
  return leg(name, status, {
    request,
    time: call && { ms: call.tookMs, of: 'round-trip' },
    reply: reply && { ...(call?.status === undefined ? {} : { status: call.status }), ...reply },
  });
}

function replyOf(body: object | undefined, failure: ProfileFailure | undefined): Reply | undefined {
  if (failure === undefined) return body && { body };
  if (!('why' in failure)) return undefined;
  const { status, providerError } = failure;
  return { status, ...(providerError && { body: { error: providerError } }) };
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
  return { data, ...(more ? { paging: { next: '•'.repeat(16) } } : {}) };
}
