import { GRAPH_VERSION, PROVIDERS, type Provider, type ProviderName } from './auth/providers.ts';
import type { EnvReader } from './build-env.ts';

/** What a page needs to know of a provider, and the app of it that this page logs in to. */
export interface ProviderSettings extends Omit<
  Provider,
  'responseTypes' | 'scopeForm' | 'clientIdForm' | 'tokenForm'
> {
  /** Public by nature: it is in every authorize address. */
  appId: string;
}

/** The variable that names a provider's app. */
export const APP_ID_VARIABLES: Readonly<Record<ProviderName, string>> = {
  instagram: 'VITE_INSTAGRAM_CLIENT_ID',
  facebook: 'VITE_FACEBOOK_CLIENT_ID',
  legacy: 'VITE_LEGACY_CLIENT_ID',
};

/** The parameters of Instagram's consent page that the page's owner can switch. */
const SWITCHES = [
  ['VITE_FORCE_REAUTH', 'force_reauth'],
  ['VITE_ENABLE_FB_LOGIN', 'enable_fb_login'],
] as const;

const APP_ID_RULE =
  "set it to the app's id as the app dashboard shows it, and build the page again.";
const VERSION_RULE = 'is no version of the Graph API, such as v25.0.';
const SCOPES_RULE =
  'is no list of permissions of Instagram Login, with instagram_business_basic among them.';

/**
 * The settings of one provider, as the variables of the build change them.
 *
 * Does not check that the app exists, nor that it has the permissions that are asked for.
 */
export function providerSettings(name: ProviderName, env: EnvReader): ProviderSettings {
  const provider = PROVIDERS[name];
  const appId = env.text(APP_ID_VARIABLES[name]);
  if (!provider.clientIdForm.test(appId)) {
    const fault = appId === '' ? 'is not set' : 'is no app id';
    env.fault(APP_ID_VARIABLES[name], `${fault}: ${APP_ID_RULE}`);
  }
  const chosen = name === 'instagram' ? instagramSettings(provider, env) : {};
  const { scopes, scopeSeparator, profileFields, authorizeParameters, tokenTypeRequired } =
    provider;
  const rest = { scopes, scopeSeparator, profileFields, authorizeParameters, tokenTypeRequired };
  return { ...addresses(provider, env), ...rest, ...chosen, appId };
}

function instagramSettings({ scopes, scopeForm, authorizeParameters }: Provider, env: EnvReader) {
  const asked = env.list('VITE_INSTAGRAM_SCOPES');
  const known = asked.every((scope) => scopeForm?.test(scope));
  if (asked.length > 0 && !(known && scopes.every((scope) => asked.includes(scope))))
    env.fault('VITE_INSTAGRAM_SCOPES', SCOPES_RULE);
  const switched: Record<string, string> = {};
  for (const [variable, parameter] of SWITCHES) {
    const on = env.flag(variable);
    if (on !== undefined) switched[parameter] = String(on);
  }
  return {
    scopes: asked.length > 0 ? asked : scopes,
    authorizeParameters: { ...authorizeParameters, ...switched },
  };
}

/** Another version of the Graph API; and the simulated Instagram serves the paths of all hosts on one origin. */
function addresses(
  { authorizeUrl, graphUrl }: Provider,
  env: EnvReader,
): Pick<Provider, 'authorizeUrl' | 'graphUrl'> {
  const simulator = env.text('VITE_SIMULATOR_URL');
  const version = env.text('VITE_GRAPH_VERSION') || GRAPH_VERSION;
  const here = (address: string) => {
    const url = address.replace(`/${GRAPH_VERSION}`, `/${version}`);
    const { pathname } = new URL(url);
    return URL.canParse(pathname, simulator) ? new URL(pathname, simulator).href : url;
  };
  return {
    authorizeUrl: here(authorizeUrl),
    ...(graphUrl === undefined ? {} : { graphUrl: here(graphUrl) }),
  };
}

/** Checks what all providers have in common, once. */
export function checkGraphVersion(env: EnvReader): void {
  const version = env.text('VITE_GRAPH_VERSION');
  if (version !== '' && !/^v\d{2}\.\d$/.test(version))
    env.fault('VITE_GRAPH_VERSION', VERSION_RULE);
}
