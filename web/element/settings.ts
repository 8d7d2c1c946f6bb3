/** Pure. What the attributes of the element say. */
import { PROVIDERS, type Flow } from '../auth/providers.ts';
import type { Config } from '../config.ts';
import type { ProviderSettings } from '../provider-settings.ts';

/** How an attribute is read; `null` where there is none. */
export type ReadAttribute = (
  name: 'client-id' | 'proxy' | 'scope' | 'flow' | 'redirect-uri' | 'simulator',
) => string | null;

/** What the element logs in with. */
export interface Settings {
  config: Config;
  flow: Flow;
  /** Whether the proxy is asked to be a relay before a login begins. */
  relay: boolean;
}

/** What is wrong with the attributes, in a few words each. */
export interface SettingsProblems {
  problems: readonly string[];
}

const CODE = { provider: 'instagram', responseType: 'code' } as const;
const FLOWS = new Map<string, Flow>([
  ['code', CODE],
  ['relay', CODE],
  ['implicit', { provider: 'facebook', responseType: 'token' }],
]);

/**
 * Reads the attributes, all faults at once.
 *
 * The page itself is what Instagram comes back to, unless `redirect-uri` says otherwise; the proxy may be named
 * relative to the page. Does not check that the redirect URI is registered.
 */
export function readSettings(read: ReadAttribute, pageUrl: string): Settings | SettingsProblems {
  const kind = read('flow') ?? 'code';
  const flow = FLOWS.get(kind);
  if (flow === undefined) return { problems: ['flow is code, relay or implicit'] };
  const provider = providerSettings(flow, read);
  const proxyUrl = address(read('proxy') ?? './', pageUrl)?.replace(/\/?$/, '/');
  const redirectUri = address(read('redirect-uri') ?? pageUrl.replace(/[?#].*/, ''), pageUrl);
  const problems = [
    PROVIDERS[flow.provider].clientIdForm.test(provider.appId) ? [] : 'client-id is no app id',
    provider.scopes.length > 0 ? [] : 'scope is empty',
    proxyUrl === undefined ? 'proxy is no https address (http only on this machine)' : [],
    redirectUri === undefined ? 'redirect-uri is no https address' : [],
  ].flat();
  if (problems.length > 0 || proxyUrl === undefined || redirectUri === undefined)
    return { problems };
  const relay = kind === 'relay';
  const simulated = read('simulator') !== null;
  // The element logs in to one provider; the other name is there for the type alone.
  const providers = { instagram: provider, [flow.provider]: provider };
  // Only what was asked for is taken: a token in the address of a page that wants codes is nobody's.
  const flows: Config['flows'] = [flow];
  const config = { proxyUrl, redirectUri, simulated, relay, keepToken: false, flows, providers };
  return { config, flow, relay };
}

function providerSettings({ provider }: Flow, read: ReadAttribute): ProviderSettings {
  const { authorizeUrl, scopes, ...others } = PROVIDERS[provider];
  const simulator = read('simulator');
  return {
    ...others,
    appId: read('client-id') ?? '',
    scopes:
      read('scope')
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? scopes,
    authorizeUrl:
      simulator === null ? authorizeUrl : new URL(new URL(authorizeUrl).pathname, simulator).href,
  };
}

/** A full address over which a code may travel: TLS, or the wire inside this machine. */
function address(text: string, pageUrl: string): string | undefined {
  if (!URL.canParse(text, pageUrl)) return undefined;
  const { protocol, hostname, href } = new URL(text, pageUrl);
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback) ? href : undefined;
}
