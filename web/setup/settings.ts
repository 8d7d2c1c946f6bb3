import { SCOPES } from '../../proxy/contract.ts';
import type { Flow } from '../config/providers.ts';
import { isBaseUrl, type Config } from '../config/config.ts';

/**
 * What a person can set on the page, in place of what it was built with; what is absent is the build's.
 *
 * The proxy's address is not among them: the code goes there, so no link and no other script may choose it.
 */
export interface Settings {
  /** Of Instagram Login. */
  clientId?: string;
  /** Permissions of Instagram Login. */
  scopes?: readonly string[];
  /** The name of one of the page's flows. */
  flow?: string;
}

/** Without it Instagram gives no token that is good for anything. */
export const [REQUIRED_SCOPE] = SCOPES;

/** What a typed app id turns out to be instead. */
export type AppIdFault = 'secret' | 'token' | 'notDigits' | 'short' | 'long';

const APP_ID_FORM = /^\d{10,20}$/;
const APP_ID_FAULTS: readonly (readonly [form: RegExp, fault: AppIdFault])[] = [
  [/^(IG|EAA)\w{8,}/, 'token'],
  // Or a client id of the classic API, which looks the same.
  [/^[0-9a-f]{32}$/, 'secret'],
  [/\D/, 'notDigits'],
  [/^\d{1,9}$/, 'short'],
  [/^\d{21,}$/, 'long'],
];

/** Says what is wrong with a typed app id; undefined when it may be one. Only Instagram knows whether it is. */
export function appIdFault(text: string): AppIdFault | undefined {
  if (APP_ID_FORM.test(text)) return undefined;
  return APP_ID_FAULTS.find(([form]) => form.test(text))?.[1] ?? 'notDigits';
}

/** Why a typed proxy address is not this page's. */
export type ProxyFault = 'notAddress' | 'otherBuild';

/**
 * Says why a typed proxy address cannot be used; undefined when it is the one that the page was built for.
 *
 * The build's policy (`connect-src`) lets it talk to no other.
 */
export function proxyFault(text: string, config: Config): ProxyFault | undefined {
  const address = text.trim().replace(/\/?$/, '/');
  if (address === config.proxyUrl) return undefined;
  return isBaseUrl(address) ? 'otherBuild' : 'notAddress';
}

/** One of the page's flows by a name that outlives a new build. */
export function flowName({ provider, responseType, relay }: Flow): string {
  return [provider, responseType, ...(relay ? ['relay'] : [])].join('-');
}

/** The relay's flow: on offer only once the proxy has said that it is one. */
const RELAY_FLOW = 'instagram-code-relay';

/** The flow of that name, else the page's default. */
export function findFlow(flows: Config['flows'], name: string | undefined): Flow {
  return flows.find((flow) => flowName(flow) === name) ?? flows[0];
}

/**
 * Reads settings as they are kept and as a link has them; what this page cannot use is left out.
 *
 * Pure; never throws. A link is a stranger's word: the page says that they came from one.
 */
export function parseSettings(text: string, config: Config): Settings {
  const fields = new URLSearchParams(text);
  const clientId = fields.get('client_id') ?? '';
  const asked = (fields.get('scope') ?? '').split(',');
  const scopes = SCOPES.filter((scope) => asked.includes(scope));
  const flow = [...config.flows.map(flowName), RELAY_FLOW].find((it) => it === fields.get('flow'));
  return {
    ...(appIdFault(clientId) === undefined ? { clientId } : {}),
    ...(scopes.includes(REQUIRED_SCOPE) ? { scopes } : {}),
    ...(flow === undefined ? {} : { flow }),
  };
}

/** Writes settings as {@link parseSettings} reads them; empty when all is as the page was built. */
export function settingsText({ clientId, scopes, flow }: Settings): string {
  const fields = new URLSearchParams();
  if (clientId !== undefined) fields.set('client_id', clientId);
  if (scopes !== undefined) fields.set('scope', scopes.join(','));
  if (flow !== undefined) fields.set('flow', flow);
  return fields.toString();
}

/**
 * Makes a link that opens this page with settings; nothing secret can be in it.
 *
 * In the fragment, which no server sees.
 */
export function settingsLink({ redirectUri }: Config, settings: Settings): string {
  return `${redirectUri}#settings=${encodeURIComponent(settingsText(settings))}`;
}

/** The settings of a link, as text, from what stands behind `#settings=` in it. Never throws. */
export function settingsOfLink(link: string): string {
  return new URLSearchParams(`settings=${link}`).get('settings') ?? '';
}

/** The page's configuration with a person's settings in it. */
export function withSettings(config: Config, { clientId, scopes }: Settings): Config {
  const { instagram } = config.providers;
  const changed = {
    ...instagram,
    ...(clientId === undefined ? {} : { appId: clientId }),
    ...(scopes === undefined ? {} : { scopes }),
  };
  return { ...config, providers: { ...config.providers, instagram: changed } };
}
