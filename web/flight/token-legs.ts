/** Pure. The legs between the page and the proxy, and behind it, that turn a code into a token. */
import type { Token } from '../auth/token.ts';
import { callsTo, type Call } from './call-times.ts';
import type { Facts } from './facts.ts';
import { ENDS, type Leg } from './leg.ts';
import { masked } from './masked.ts';
import { appFields, CODE, VERIFIER, type Reply, type Request } from './message.ts';
import type { Progress } from './progress.ts';
import { codeExchange, longLivedExchange } from './proxy-calls.ts';

/** From the code's request to the proxy's reply. */
export function tokenLegs(facts: Facts, progress: Progress): Leg[] {
  const { config } = facts;
  // Instagram sent a relay's code to the relay.
  const relayed = isRelayed(facts.departure);
  const redirectUri = relayed ? `${config.proxyUrl}callback` : config.redirectUri;
  const call = tokenCall(facts);
  const opened = call && { ms: call.sentMs, of: 'opened' as const };
  const both = instagramTime(call, progress);
  const trip = call && { ms: call.tookMs, of: 'round-trip' as const };
  return [
    leg('token-request', progress, { request: tokenRequest(facts), ...timed(opened) }),
    leg('code-exchange', progress, {
      request: codeExchange(config, redirectUri),
      ...timed(both),
    }),
    leg('long-lived', progress, { request: longLivedExchange(config) }),
    leg('token-reply', progress, { reply: tokenReply(facts, call), ...timed(trip) }),
  ];
}

/** The proxy counts the two together; a call that was not made took no time. */
function instagramTime(call: Call | undefined, progress: Progress): Leg['time'] {
  if (call?.instagramMs === undefined || progress['code-exchange'] === 'unreached')
    return undefined;
  return { ms: call.instagramMs, of: 'both-calls' };
}

function isRelayed(departure: Facts['departure']): boolean {
  return departure?.kind === 'login' && departure.relay !== undefined;
}

/** The first since this way was begun: what comes later renews the token. */
function tokenCall({ config, departure, openedAt, timings }: Facts): Call | undefined {
  const since = departure?.kind === 'pasted-code' ? departure.at - openedAt : undefined;
  return callsTo(`${config.proxyUrl}token`, timings, since)[0];
}

function tokenRequest({ config, departure }: Facts): Request {
  const { proxyUrl, redirectUri, providers } = config;
  const [clientId] = appFields(providers.instagram.appId);
  return {
    method: 'POST',
    url: `${proxyUrl}token`,
    headers: [
      ['Origin', new URL(redirectUri).origin],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    fields: [
      ['grant_type', 'authorization_code'],
      ['code', CODE],
      ['redirect_uri', redirectUri],
      ...(clientId === undefined ? [] : [clientId]),
      ...(isRelayed(departure) ? ([['code_verifier', VERIFIER]] as const) : []),
    ],
  };
}

function tokenReply({ state }: Facts, call: Call | undefined): Reply {
  if (state.status === 'signed-in') {
    return { status: call?.status ?? 200, body: tokenBody(state.token) };
  }
  const { failure } = state;
  if (failure.reason !== 'refused') return { status: call?.status };
  return { status: failure.status, body: failure.reply };
}

/** What the proxy answered, as far as the page read it, with the token masked. */
function tokenBody(token: Token): object {
  const { accessToken, expiresAt, issuedAt, refreshToken, scopes, userId, warning } = token;
  return {
    access_token: masked(accessToken),
    token_type: 'bearer',
    ...(expiresAt === undefined ? {} : { expires_in: Math.round((expiresAt - issuedAt) / 1000) }),
    ...(refreshToken === undefined ? {} : { refresh_token: masked(refreshToken) }),
    ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
    ...(userId === undefined ? {} : { user_id: userId }),
    ...(warning === undefined ? {} : { warning }),
  };
}

function leg(
  name: keyof Progress,
  progress: Progress,
  more: Pick<Leg, 'time' | 'request' | 'reply'>,
): Leg {
  const [from, to] = ENDS[name];
  return { name, from, to, status: progress[name], ...more };
}

function timed(time: Leg['time']): Pick<Leg, 'time'> {
  return time === undefined ? {} : { time };
}
