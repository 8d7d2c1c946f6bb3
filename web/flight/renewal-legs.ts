/** Pure. The legs by which a token is made to last, or refreshed: of the last time that it was. */
import type { SignedIn } from '../session/session-state.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { callsTo, type Call } from './call-times.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg, type Status } from './leg.ts';
import { TOKEN, type Field, type Reply, type Request } from './message.ts';
import { progressOfFailure } from './progress.ts';
import { appOf, longLivedExchange, longLivedRefresh, tokenForm } from './proxy-calls.ts';
import { tokenBody } from './token-body.ts';

type Renewal = Exclude<SignedIn['renewal'], { status: 'idle' }>;

/** The names of the wire, as `auth/renewal.ts` sends them (RFC 6749 section 6, RFC 8693 section 2.1). */
const FORMS: Record<Renewal['kind'], readonly Field[]> = {
  refresh: [
    ['grant_type', 'refresh_token'],
    ['refresh_token', TOKEN],
  ],
  extend: [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['subject_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
    ['subject_token', TOKEN],
  ],
};

/** What the proxy sends on. */
const UPSTREAM = { refresh: longLivedRefresh, extend: longLivedExchange } as const;

/** From the page's wish for a longer life to the token that has it; empty where no refresh was asked for. */
export function renewalLegs(facts: Facts): Leg[] {
  const { config, state } = facts;
  if (state.status !== 'signed-in' || state.renewal.status === 'idle') return [];
  const { renewal, token } = state;
  const [asked, made, answered] = statuses(renewal);
  const call = renewalCall(facts, renewal);
  const { instagramMs, tookMs } = call ?? {};
  return [
    leg('renewal-request', asked, { request: renewalRequest(config, token, renewal) }),
    leg('renewal', made, {
      request: UPSTREAM[renewal.kind](config, token.provider, TOKEN),
      time: instagramMs === undefined ? undefined : { ms: instagramMs, of: 'at-instagram' },
    }),
    leg('renewal-reply', answered, {
      reply: renewalReply(renewal, token, call),
      time: tookMs === undefined ? undefined : { ms: tookMs, of: 'round-trip' },
    }),
  ];
}

/** While one is under way, the last call that was measured is another one. */
function renewalCall({ config, timings }: Facts, { status }: Renewal): Call | undefined {
  return status === 'running' ? undefined : callsTo(`${config.proxyUrl}token`, timings).at(-1);
}

function statuses(renewal: Renewal): readonly [Status, Status, Status] {
  switch (renewal.status) {
    case 'running':
      return ['waiting', 'waiting', 'waiting'];
    case 'done':
      return ['done', 'done', 'done'];
    case 'failed': {
      const reached = progressOfFailure(renewal.failure);
      return [reached['token-request'], reached['code-exchange'], reached['token-reply']];
    }
  }
}

function renewalRequest(config: Config, { provider }: Token, { kind }: Renewal): Request {
  const [clientId] = appOf(config, provider);
  return tokenForm(config, [...FORMS[kind], clientId]);
}

function renewalReply(renewal: Renewal, token: Token, call: Call | undefined): Reply | undefined {
  switch (renewal.status) {
    case 'running':
      return undefined;
    case 'done':
      return { status: call?.status ?? 200, body: tokenBody(token) };
    case 'failed': {
      const { failure } = renewal;
      return failure.reason === 'refused'
        ? { status: failure.status, body: failure.reply }
        : undefined;
    }
  }
}
