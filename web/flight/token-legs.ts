/** Pure. The legs between the page and the proxy, and behind it, that turn a code into a token. */
import type { ProviderName } from '../config/providers.ts';
import { callsTo, type Call } from './call-times.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg } from './leg.ts';
import { CODE, SHORT_TOKEN, VERIFIER, type Reply, type Request } from './message.ts';
import type { Progress } from './progress.ts';
import { appOf, codeExchange, longLivedExchange, tokenForm } from './proxy-calls.ts';
import { tokenBody } from './token-body.ts';

/** From the code's request to the proxy's reply. */
export function tokenLegs(facts: Facts, progress: Progress): Leg[] {
  const { config } = facts;
  // Instagram sent a relay's code to the relay.
  const relayed = isRelayed(facts.departure);
  const redirectUri = relayed ? `${config.proxyUrl}callback` : config.redirectUri;
  const provider = providerOf(facts);
  const call = tokenCall(facts);
  const opened = call && ({ ms: call.sentMs, of: 'opened' } as const);
  const trip = call && ({ ms: call.tookMs, of: 'round-trip' } as const);
  return [
    leg('token-request', progress['token-request'], {
      request: tokenRequest(facts),
      time: opened,
    }),
    leg('code-exchange', progress['code-exchange'], {
      request: codeExchange(config, provider, redirectUri),
      time: instagramTime(call, progress),
    }),
    leg('long-lived', progress['long-lived'], {
      request: longLivedExchange(config, provider, SHORT_TOKEN),
    }),
    leg('token-reply', progress['token-reply'], { reply: tokenReply(facts, call), time: trip }),
  ];
}

/** The proxy counts the two calls together; one that was not made took no time. */
function instagramTime(call: Call | undefined, progress: Progress): Leg['time'] {
  if (call?.instagramMs === undefined || progress['code-exchange'] === 'unreached')
    return undefined;
  const alone = progress['long-lived'] === 'unreached';
  return { ms: call.instagramMs, of: alone ? 'at-instagram' : 'both-calls' };
}

/** Whose login it is; a pasted code is taken for Instagram's, until a token tells otherwise. */
function providerOf({ departure, state }: Facts): ProviderName {
  if (state.status === 'signed-in') return state.token.provider;
  return departure?.kind === 'login' ? departure.provider : 'instagram';
}

function isRelayed(departure: Facts['departure']): boolean {
  return departure?.kind === 'login' && departure.relay !== undefined;
}

/** The first since this way was begun: what comes later renews the token. */
function tokenCall({ config, departure, openedAt, timings }: Facts): Call | undefined {
  const since = departure?.kind === 'pasted-code' ? departure.at - openedAt : undefined;
  return callsTo(`${config.proxyUrl}token`, timings, since)[0];
}

function tokenRequest(facts: Facts): Request {
  const { config, departure } = facts;
  const [clientId] = appOf(config, providerOf(facts));
  return tokenForm(config, [
    ['grant_type', 'authorization_code'],
    ['code', CODE],
    ['redirect_uri', config.redirectUri],
    clientId,
    ...(isRelayed(departure) ? ([['code_verifier', VERIFIER]] as const) : []),
  ]);
}

function tokenReply({ state }: Facts, call: Call | undefined): Reply {
  if (state.status === 'signed-in') {
    return { status: call?.status ?? 200, body: tokenBody(state.first) };
  }
  if (state.status !== 'failed') return {};
  const { failure } = state;
  if (failure.reason !== 'refused') return { status: call?.status };
  return { status: failure.status, body: failure.reply };
}
