import type { Flow } from '../../config/providers.ts';
import { start } from '../../text/en/start.ts';
import { texts } from '../../text/language.ts';

/** What a way to log in is called, the API that it belongs to, and what is different about it. */
export interface FlowWords {
  name: string;
  note: string;
  lead: string;
}

/** The words of a way to log in, in the language that is spoken. */
export function flowWords({ provider, responseType, relay }: Flow): FlowWords {
  const { flows, apis, facebook, leads, ...text } = texts('start', start);
  if (relay) return { name: text.relay, note: text.relayApi, lead: leads.relay };
  if (provider === 'facebook') return facebook[responseType];
  const lead = responseType === 'token' ? leads.token : text.lead;
  return { name: flows[responseType], note: apis[provider], lead };
}
