import type { Reason } from '../../../../proxy/contract.ts';
import type { LoginFailure } from '../../../../web/auth/login-failure.ts';
import type { SignedIn } from '../../../../web/session/session-state.ts';
import type { Timing } from '../../../../web/flight/call-times.ts';
import type { Facts } from '../../../../web/flight/facts.ts';
import type { Leg } from '../../../../web/flight/leg.ts';
import { legsOf } from '../../../../web/flight/legs.ts';
import { replyText, requestText } from '../../../../web/flight/message.ts';
import { config, NOW, PAGE } from '../../fake-browser.ts';

/** A token that no diagram may show. */
export const TOKEN = 'IGAAsecretsecretsecret';

/** The token of a login, and the page that has it. */
export const FIRST: SignedIn['token'] = {
  provider: 'instagram',
  accessToken: TOKEN,
  refreshToken: TOKEN,
  issuedAt: NOW,
  expiresAt: NOW + 5_183_944_000,
  scopes: ['instagram_business_basic'],
  userId: '36220564007528767',
};
export const SIGNED_IN: SignedIn = {
  status: 'signed-in',
  token: FIRST,
  first: FIRST,
  profile: {
    status: 'known',
    from: 'instagram',
    profile: { id: '36220564007528767', username: 'mona.makes' },
  },
  media: { status: 'known', posts: [{ id: '17940075287670000', kind: 'image' }], more: true },
  expired: false,
  renewal: { status: 'idle' },
};

/** Posts that were not asked for. */
export const UNASKED = { status: 'unasked' } as const;

/** What the recorder knows of a login that ended in a token. */
export const FACTS: Facts = {
  config: config(),
  departure: { kind: 'login', provider: 'instagram', responseType: 'code', at: NOW - 4000 },
  state: SIGNED_IN,
  openedAt: NOW - 1000,
  timings: [],
};

/** What the browser measured of its request to the proxy. */
export const TIMING: Timing = {
  address: `${PAGE}token`,
  startTime: 40,
  responseEnd: 140,
  responseStatus: 200,
  serverTiming: [{ name: 'instagram', duration: 60 }],
};

/** The steps of a login by name and status. */
export const shape = (facts: Facts) => legsOf(facts).map(({ name, status }) => `${name} ${status}`);

/** One of the steps, and what steps say as text. */
export const find = (legs: readonly Leg[], name: Leg['name']) =>
  legs.find((leg) => leg.name === name);
export const texts = (legs: readonly Leg[]) =>
  legs.map(({ request, reply }) => [request && requestText(request), reply && replyText(reply)]);
export const requestOf = (leg: Leg | undefined) => leg?.request && requestText(leg.request);

/** A refusal by the proxy. */
export const refused = (reason: Reason, words = {}) =>
  ({
    reason: 'refused',
    status: 400,
    reply: { error: 'invalid_grant', error_description: '', reason, request_id: 'r', ...words },
  }) satisfies LoginFailure;

/** What the recorder knows of a login that failed. */
export const failed = (failure: LoginFailure): Facts => ({
  ...FACTS,
  state: { status: 'failed', failure },
});
