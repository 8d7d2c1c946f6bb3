/** Pure. The legs by which the browser goes to Instagram and comes back. */
import type { Departure } from './departure.ts';
import type { Facts } from './facts.ts';
import { ENDS, type Leg, type Status } from './leg.ts';
import { appFields, CODE, STATE, TOKEN, type Field, type Reply, type Request } from './message.ts';

type Login = Extract<Departure, { kind: 'login' }>;

/** To the consent page and back; what a login that did not begin here was like, nobody knows. */
export function consentLegs(facts: Facts, ask: Status, answer: Status): Leg[] {
  const { departure, openedAt } = facts;
  const [askFrom, askTo] = ENDS.ask;
  const [from, to] = ENDS.answer;
  // What this tab began last is not what a stranger's answer belongs to.
  const begun = ask !== 'unknown' && departure?.kind === 'login' ? departure : undefined;
  const away = begun && answer !== 'unreached' ? Math.max(0, openedAt - begun.at) : undefined;
  const request = begun && consentRequest(facts, begun);
  return [
    { name: 'ask', from: askFrom, to: askTo, status: ask, ...(request && { request }) },
    {
      name: 'answer',
      from,
      to,
      status: answer,
      ...(away === undefined ? {} : { time: { ms: away, of: 'person' } }),
      ...(begun && answer === 'done' ? { reply: consentReply(facts, begun) } : {}),
    },
  ];
}

function consentRequest({ config }: Facts, login: Login): Request | undefined {
  const provider = config.providers[login.provider];
  if (provider === undefined) return undefined;
  const [clientId] = appFields(provider.appId);
  return {
    method: 'GET',
    url: provider.authorizeUrl,
    headers: [],
    fields: [
      ...Object.entries(provider.authorizeParameters),
      ...(clientId === undefined ? [] : [clientId]),
      ['redirect_uri', config.redirectUri],
      ['response_type', login.responseType],
      ['scope', provider.scopes.join(provider.scopeSeparator)],
      ['state', STATE],
    ],
  };
}

function consentReply({ config }: Facts, { responseType }: Login): Reply {
  const fragment = responseType === 'token';
  const fields: Field[] = [fragment ? ['access_token', TOKEN] : ['code', CODE], ['state', STATE]];
  return { address: { url: config.redirectUri, fields, fragment } };
}
