/** Pure. The legs by which the browser goes to Instagram and comes back. */
import type { Departure } from './departure.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg, type Status } from './leg.ts';
import {
  appFields,
  CHALLENGE,
  CODE,
  STATE,
  TOKEN,
  type Field,
  type Reply,
  type Request,
} from './message.ts';

type Login = Extract<Departure, { kind: 'login' }>;

/** To the consent page and back; nothing is known of a login that did not begin here. */
export function consentLegs(facts: Facts, ask: Status, answer: Status): Leg[] {
  const { departure, openedAt } = facts;
  // What this tab began last is not what a stranger's answer belongs to.
  const begun = ask !== 'unknown' && departure?.kind === 'login' ? departure : undefined;
  const away = begun && isBack(answer) ? Math.max(0, openedAt - begun.at) : undefined;
  // Where storage is blocked, nothing remembers how it began.
  const asked = departure === undefined && ask === 'done' ? 'unknown' : ask;
  const request = begun && consentRequest(facts, begun);
  const via = begun?.relay === undefined ? {} : { to: 'proxy' as const };
  const back = begun?.relay === undefined ? {} : { from: 'proxy' as const };
  return [
    { ...leg('ask', asked, { request }), ...via },
    ...(begun?.relay === undefined ? [] : relayLegs(answer)),
    {
      ...leg('answer', answer, {
        time: away === undefined ? undefined : { ms: away, of: 'person' },
        reply:
          begun && (answer === 'done' || answer === 'planned')
            ? consentReply(facts, begun)
            : undefined,
      }),
      ...back,
      ...broughtBy(answer, begun),
    },
  ];
}

function broughtBy(answer: Status, begun: Login | undefined): Pick<Leg, 'brings'> {
  if (answer === 'declined' || answer === 'failed') return { brings: 'neither' };
  return begun?.responseType === 'token' ? { brings: 'token' } : {};
}

/** Whether the browser was at Instagram and has come back. */
function isBack(answer: Status): boolean {
  return answer !== 'unreached' && answer !== 'planned';
}

/** The relay's own way to Instagram and back: the browser makes it, but this page is not there to see. */
function relayLegs(answer: Status): Leg[] {
  const told = answer === 'declined' ? 'done' : answer;
  const status = told === 'failed' ? 'unknown' : told;
  return [leg('relay-onward', status), leg('relay-back', status)];
}

function consentRequest({ config }: Facts, login: Login): Request | undefined {
  const provider = config.providers[login.provider];
  if (provider === undefined) return undefined;
  const [clientId] = appFields(provider.appId);
  const pkce: Field[] = [
    ['code_challenge', CHALLENGE],
    ['code_challenge_method', 'S256'],
  ];
  return {
    method: 'GET',
    url: login.relay?.authorizeUrl ?? provider.authorizeUrl,
    headers: [],
    fields: [
      ...Object.entries(provider.authorizeParameters),
      clientId,
      ['redirect_uri', config.redirectUri],
      ['response_type', login.responseType],
      ...Object.entries({
        ...(provider.scopes[0] && { scope: provider.scopes.join(provider.scopeSeparator) }),
        ...login.more,
      }),
      ['state', STATE],
      ...(login.relay === undefined ? [] : pkce),
    ],
  };
}

function consentReply({ config }: Facts, { responseType, relay }: Login): Reply {
  const fragment = responseType === 'token';
  const fields: Field[] = [
    fragment ? ['access_token', TOKEN] : ['code', CODE],
    ['state', STATE],
    ...(relay === undefined ? [] : ([['iss', relay.issuer]] as const)),
  ];
  return { address: { url: config.redirectUri, fields, fragment } };
}
