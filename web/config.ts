import { directoryOf, proxyUrl } from './auth/proxy-url.ts';
import { PROVIDERS, type Flow, type Provider, type ProviderName } from './auth/providers.ts';

/** A provider, and the app of it that this page logs in to. */
export interface ProviderSettings extends Provider {
  /** Public by nature: it is in every authorize address. */
  appId: string;
}

/** What the page was built for; nothing in here is secret. */
export interface Config {
  /** The proxy's base address, with a trailing slash. */
  proxyUrl: string;
  /** The page's own directory: what is registered at the provider, and compared there byte for byte. */
  redirectUri: string;
  /** Whether all providers are the simulated Instagram; the page says so. */
  simulated: boolean;
  /** Where the README is published, for links to its sections. */
  docsUrl?: string;
  /** The logins on offer, the default first; never empty. */
  flows: readonly [Flow, ...Flow[]];
  providers: Readonly<Partial<Record<ProviderName, ProviderSettings>>> & {
    readonly instagram: ProviderSettings;
  };
}

/** Why a page cannot log anyone in: one sentence per variable, which one and what to do. */
export interface ConfigProblems {
  problems: readonly string[];
}

/** The variables of the build, as `import.meta.env` has them. */
export type BuildEnv = Readonly<Record<string, unknown>>;

/** The variable that names a provider's app. */
const APP_ID_VARIABLES: Readonly<Record<ProviderName, string>> = {
  instagram: 'VITE_INSTAGRAM_CLIENT_ID',
  facebook: 'VITE_FACEBOOK_CLIENT_ID',
  legacy: 'VITE_LEGACY_CLIENT_ID',
};

/**
 * Reads the variables of the build, all faults at once.
 *
 * Pure. Does not check that the app or the proxy exists. An empty variable counts as unset.
 */
export function parseConfig(env: BuildEnv, pageUrl: string): Config | ConfigProblems {
  const problems: string[] = [];
  const read = (name: string) => {
    const value = env[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const check = (name: string) => {
    if (read(name) !== '' && !isBaseUrl(read(name))) problems.push(`${name} ${BASE_URL_RULE}`);
  };
  check('VITE_PROXY_URL');
  check('VITE_SIMULATOR_URL');
  check('VITE_DOCS_URL');
  const simulator = read('VITE_SIMULATOR_URL');
  const simulated = simulator !== '';
  const settings = (provider: ProviderName): ProviderSettings => {
    const appId = read(APP_ID_VARIABLES[provider]);
    if (!PROVIDERS[provider].clientIdForm.test(appId)) {
      const fault = appId === '' ? 'is not set' : 'is no app id';
      problems.push(`${APP_ID_VARIABLES[provider]} ${fault}: ${APP_ID_RULE}`);
    }
    return { ...moved(PROVIDERS[provider], simulator), appId };
  };
  // Implicit is opt-in (RFC 10017 section 7.2), and the classic API exists only as a simulation.
  const facebook = read('VITE_IMPLICIT') === '1';
  const legacy = simulated && read(APP_ID_VARIABLES.legacy) !== '';
  const providers = {
    instagram: settings('instagram'),
    ...(facebook ? { facebook: settings('facebook') } : {}),
    ...(legacy ? { legacy: settings('legacy') } : {}),
  };
  if (problems.length > 0) return { problems };
  return {
    proxyUrl: proxyUrl(read('VITE_PROXY_URL'), pageUrl),
    redirectUri: directoryOf(pageUrl),
    simulated,
    ...(read('VITE_DOCS_URL') === '' ? {} : { docsUrl: read('VITE_DOCS_URL') }),
    flows: flowsOf(providers),
    providers,
  };
}

/** The code flow by default; by token only where a provider is offered for that. */
function flowsOf(providers: Partial<Record<ProviderName, unknown>>): Config['flows'] {
  const byToken = (['facebook', 'legacy'] as const).filter((name) => name in providers);
  const tokenFlows = byToken.map((provider): Flow => ({ provider, responseType: 'token' }));
  return [{ provider: 'instagram', responseType: 'code' }, ...tokenFlows];
}

const APP_ID_RULE =
  "set it to the app's id as the app dashboard shows it, and build the page again.";
const BASE_URL_RULE =
  'is not an address that this page may use: set it to an https address (http only on this machine) without query and fragment, and build the page again.';

/**
 * Whether codes and tokens may travel to an address: TLS, or the wire inside this machine; and whether
 * others can be built on it.
 */
function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value) || /[?#@]/.test(value)) return false;
  const { protocol, hostname } = new URL(value);
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}

/** The simulated Instagram serves the paths of all hosts on one origin. */
function moved(provider: Provider, simulator: string): Provider {
  if (!URL.canParse(simulator)) return provider;
  const here = (url: string) => new URL(new URL(url).pathname, simulator).href;
  return {
    ...provider,
    authorizeUrl: here(provider.authorizeUrl),
    ...(provider.graphUrl === undefined ? {} : { graphUrl: here(provider.graphUrl) }),
  };
}
