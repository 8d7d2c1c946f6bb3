/** Pure. What the attributes of the element say. */
import { PROVIDERS, type Flow } from '../config/providers.ts';
import { isLoopback, isSafeWire } from '../config/safe-wire.ts';
import type { Config } from '../config/config.ts';
import type { ProviderSettings } from '../config/provider-settings.ts';

/** The attributes; the element observes each of them. */
export const ATTRIBUTES = [
  'client-id',
  'proxy',
  'scope',
  'flow',
  'redirect-uri',
  'return-to',
  'simulator',
] as const;

/** How an attribute is read; `null` when it is absent. */
export type ReadAttribute = (name: (typeof ATTRIBUTES)[number]) => string | null;

/** What the element logs in with. */
export interface Settings {
  config: Config;
  flow: Flow;
  /** Whether the proxy is asked to be a relay before a login begins. */
  relay: boolean;
  /** Where on this site the person wants to be afterwards, unchecked: see `returnPath`. */
  returnTo: string | null;
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
 * relative to the page; a `<base>` does not move either. A full `redirect-uri` is taken byte for byte. Does not
 * check that it is registered.
 */
export function readSettings(read: ReadAttribute, pageUrl: string): Settings | SettingsProblems {
  const kind = read('flow') ?? 'code';
  const flow = FLOWS.get(kind);
  if (flow === undefined) return { problems: ['flow is not code, relay or implicit'] };
  const simulator = simulatorOrigin(read('simulator'));
  const provider = providerSettings(flow, read, simulator);
  const proxyUrl = proxyAddress(read('proxy') ?? './', pageUrl);
  const redirectUri = address(read('redirect-uri') ?? pageUrl.replace(/[?#].*/, ''), pageUrl);
  const here = new URL(pageUrl).origin;
  const problems = [
    PROVIDERS[flow.provider].clientIdForm.test(provider.appId) ? [] : 'client-id is not an app ID',
    provider.scopes.length > 0 ? [] : 'scope is empty',
    proxyUrl === undefined ? 'proxy is not an https URL (http only on this machine)' : [],
    redirectUri === undefined ? 'redirect-uri is not an https URL' : [],
    // Whether an answer is ours is known in the tab's storage of this origin only.
    redirectUri !== undefined && (new URL(redirectUri).origin !== here || redirectUri.includes('#'))
      ? 'redirect-uri is not a page of this site'
      : [],
    simulator === undefined ? 'simulator is not on this machine' : [],
  ].flat();
  if (problems.length > 0 || proxyUrl === undefined || redirectUri === undefined)
    return { problems };
  const relay = kind === 'relay';
  const simulated = simulator !== null;
  // The element logs in to one provider; the other name is there for the type alone.
  const providers = { instagram: provider, [flow.provider]: provider };
  // Only what was asked for is taken: a token in the address of a page that wants codes is nobody's.
  const flows: Config['flows'] = [flow];
  const config = { proxyUrl, redirectUri, simulated, relay, keepToken: false, flows, providers };
  return { config, flow, relay, returnTo: read('return-to') };
}

function providerSettings(
  { provider }: Flow,
  read: ReadAttribute,
  simulator: string | null | undefined,
): ProviderSettings {
  const { authorizeUrl, scopes, ...others } = PROVIDERS[provider];
  return {
    ...others,
    appId: read('client-id') ?? '',
    scopes:
      read('scope')
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? scopes,
    authorizeUrl: simulator ? simulator + new URL(authorizeUrl).pathname : authorizeUrl,
  };
}

/**
 * A full address over which a code may travel: TLS, or the wire inside this machine.
 *
 * One that is in full already stays as it is written.
 */
function address(text: string, pageUrl: string): string | undefined {
  if (!URL.canParse(text, pageUrl)) return undefined;
  const url = new URL(text, pageUrl);
  const { username, password, href } = url;
  if (username + password !== '' || !isSafeWire(url)) return undefined;
  return /^https?:\/\/\S+$/i.test(text) ? text : href;
}

/** The proxy's base address with a slash at its end; other addresses are built on it. */
function proxyAddress(text: string, pageUrl: string): string | undefined {
  const found = address(text, pageUrl);
  return found === undefined || /[?#]/.test(found)
    ? undefined
    : new URL(found).href.replace(/\/?$/, '/');
}

/** The origin of the simulated Instagram, `null` without one, undefined when it is not on this machine. */
function simulatorOrigin(text: string | null): string | null | undefined {
  if (text === null) return null;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.username + url.password === '' && /^https?:$/.test(url.protocol);
  return plain && isLoopback(url) ? url.origin : undefined;
}
