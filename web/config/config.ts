import type { Flow, ProviderName } from './providers.ts';
import { envReader, type BuildEnv, type EnvReader } from './variables.ts';
import { isSafeWire } from './safe-wire.ts';
import { appIdVariable, providerSettings, type ProviderSettings } from './provider-settings.ts';

/** What the page was built for; nothing in here is secret. */
export interface Config {
  /** The proxy's base address, with a trailing slash. */
  proxyUrl: string;
  /** The page's own directory: what is registered at the provider, and compared there byte for byte. */
  redirectUri: string;
  /** Whether all providers are the simulated Instagram; the page says so. */
  simulated: boolean;
  /** Whether the proxy is asked if it is a relay too. */
  relay: boolean;
  /** Whether the token outlives a reload, in the tab's `sessionStorage`. */
  keepToken: boolean;
  /** Where the sections of web/README.md are published; absent for the help page of the build. */
  docsUrl?: string;
  /** The repository that the page was built from, where its owner has published one. */
  sourceUrl?: string;
  /** The logins on offer, the default first; never empty. */
  flows: readonly [Flow, ...Flow[]];
  providers: Readonly<Partial<Record<ProviderName, ProviderSettings>>> & {
    readonly instagram: ProviderSettings;
  };
}

/** What is known of it when the page is built: all but where the page will be. */
export interface BuiltConfig extends Omit<Config, 'proxyUrl' | 'redirectUri'> {
  /** As configured; empty where the proxy is beside the page. */
  proxy: string;
}

/** Why a page cannot log anyone in: one sentence per variable, which one and what to do. */
export interface ConfigProblems {
  problems: readonly string[];
}

/**
 * Reads the variables of the build, all faults at once.
 *
 * Pure. Does not check that the app or the proxy exists. An empty variable counts as unset.
 */
export function parseBuild(env: BuildEnv): BuiltConfig | ConfigProblems {
  const reader = envReader(env);
  checkBaseUrl('VITE_PROXY_URL', reader);
  checkBaseUrl('VITE_SIMULATOR_URL', reader);
  checkBaseUrl('VITE_DOCS_URL', reader);
  checkBaseUrl('VITE_SOURCE_URL', reader);
  if (!/^(v\d\d\.\d)?$/.test(reader.text('VITE_GRAPH_VERSION')))
    reader.fault('VITE_GRAPH_VERSION', 'is not a version of the Graph API, such as v25.0.');
  const simulated = reader.text('VITE_SIMULATOR_URL') !== '';
  const byToken = reader.flag('VITE_IMPLICIT') ?? false;
  const providers = offered(simulated, byToken, reader);
  // Opt-in (RFC 10017 section 8.4), and opt-out: a proxy that is no relay need not be asked.
  const keepToken = reader.flag('VITE_KEEP_TOKEN') ?? false;
  const relay = reader.flag('VITE_RELAY') ?? true;
  const docsUrl = reader.text('VITE_DOCS_URL');
  const sourceUrl = reader.text('VITE_SOURCE_URL');
  if (reader.problems.length > 0) return { problems: reader.problems };
  return {
    proxy: reader.text('VITE_PROXY_URL'),
    simulated,
    relay,
    keepToken,
    ...(docsUrl !== '' && { docsUrl }),
    ...(sourceUrl !== '' && { sourceUrl }),
    flows: flowsOf(providers, byToken),
    providers,
  };
}

/** Facebook Login is there with an app of its own, and the classic API exists only as a simulation. */
function offered(simulated: boolean, byToken: boolean, env: EnvReader): Config['providers'] {
  const instagram = providerSettings('instagram', env);
  const facebook = byToken || env.text(appIdVariable('facebook')) !== '';
  const legacy = simulated && env.text(appIdVariable('legacy')) !== '';
  return {
    instagram,
    ...(facebook && { facebook: providerSettings('facebook', env) }),
    ...(legacy && { legacy: providerSettings('legacy', env) }),
  };
}

/** Instagram's code flow by default. The implicit flow of a login that is real is opt-in (RFC 10017 section 7.2). */
function flowsOf(
  providers: Partial<Record<ProviderName, unknown>>,
  byToken: boolean,
): Config['flows'] {
  const others: readonly Flow[] = [
    { provider: 'facebook', responseType: 'code' },
    ...(byToken ? [{ provider: 'facebook', responseType: 'token' } as const] : []),
    { provider: 'legacy', responseType: 'token' },
  ];
  const offered = others.filter(({ provider }) => provider in providers);
  return [{ provider: 'instagram', responseType: 'code' }, ...offered];
}

const BASE_URL_RULE =
  'is not a URL this page can use. It must be https (http only on this machine), without a query or fragment.';

/**
 * Whether codes and tokens may travel to an address: TLS, or the wire inside this machine; and whether
 * others can be built on it.
 */
function checkBaseUrl(name: string, env: EnvReader): void {
  const value = env.text(name);
  if (value !== '' && !isBaseUrl(value)) env.fault(name, BASE_URL_RULE);
}

/** Whether others can be built on a URL over which codes may travel. Does not know whether anything answers there. */
export function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value) || /[?#@]/.test(value)) return false;
  return isSafeWire(new URL(value));
}
