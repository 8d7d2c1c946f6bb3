import { GRAPH_VERSION } from '../../proxy/contract.ts';
import { PROVIDERS, type Provider, type ProviderName } from './providers.ts';
import type { EnvReader } from './variables.ts';

/** What a page needs to know of a provider, and the app of it that this page logs in to. */
export interface ProviderSettings extends Omit<
  Provider,
  | 'responseTypes'
  | 'scopeForm'
  | 'profileFields'
  | 'tokenTypeRequired'
  | 'clientIdForm'
  | 'tokenForm'
> {
  /** Public by nature: it is in every authorize address. */
  appId: string;
}

/** The variable that names a provider's app. */
export function appIdVariable(name: ProviderName): string {
  return `VITE_${name.toUpperCase()}_CLIENT_ID`;
}

const APP_ID_RULE = 'Set it to the app ID shown in the app dashboard, and build the page again.';
const SCOPES_RULE =
  'is not a list of Instagram Login permissions that includes instagram_business_basic.';

/**
 * The settings of one provider, as the variables of the build change them.
 *
 * Does not check that the app exists, nor that it has the permissions that are asked for.
 */
export function providerSettings(name: ProviderName, env: EnvReader): ProviderSettings {
  const provider = moved(PROVIDERS[name], env);
  // What no setting changes need not come with the settings, which every page loads before its token.
  const { authorizeUrl, graphUrl, scopes, scopeSeparator, authorizeParameters } = provider;
  const settings = {
    ...{ authorizeUrl, scopes, scopeSeparator, authorizeParameters },
    ...(graphUrl && { graphUrl }),
  };
  const appId = env.text(appIdVariable(name));
  if (!provider.clientIdForm.test(appId)) {
    const fault = appId === '' ? 'is not set' : 'is not an app ID';
    env.fault(appIdVariable(name), `${fault}. ${APP_ID_RULE}`);
  }
  return { ...settings, ...CHOICES[name]?.(provider, env), appId };
}

/** What an app's owner can choose of a provider. */
type Chosen = Pick<ProviderSettings, 'scopes' | 'authorizeParameters'>;

const CHOICES: Readonly<
  Partial<Record<ProviderName, (provider: Provider, env: EnvReader) => Chosen | undefined>>
> = { instagram: chosen, facebook: configured };

/**
 * A configuration of Facebook Login for Business, which takes the place of the permissions.
 *
 * @see [Facebook Login for Business](https://developers.facebook.com/docs/facebook-login/facebook-login-for-business)
 */
function configured(_: Provider, env: EnvReader): Chosen | undefined {
  const config_id = env.text('VITE_FACEBOOK_CONFIG_ID');
  if (config_id === '') return undefined;
  if (!/^\d+$/.test(config_id))
    env.fault('VITE_FACEBOOK_CONFIG_ID', 'is not the ID of a configuration, which is a number.');
  return { scopes: [], authorizeParameters: { config_id } };
}

/** What the owner of an Instagram app can choose: its permissions, and two switches of the consent page. */
function chosen({ scopes, scopeForm, authorizeParameters }: Provider, env: EnvReader): Chosen {
  const asked = env.list('VITE_INSTAGRAM_SCOPES', scopes);
  if (!asked.every((scope) => scopeForm?.test(scope)) || !asked.includes(scopes[0] ?? ''))
    env.fault('VITE_INSTAGRAM_SCOPES', SCOPES_RULE);
  const switched = { ...authorizeParameters };
  for (const name of ['force_reauth', 'enable_fb_login']) {
    const on = env.flag(`VITE_${name.toUpperCase()}`);
    if (on !== undefined) switched[name] = String(on);
  }
  return { scopes: asked, authorizeParameters: switched };
}

/** Another version of the Graph API; and the simulated Instagram serves the paths of all hosts on one origin. */
function moved(provider: Provider, env: EnvReader): Provider {
  const simulator = env.text('VITE_SIMULATOR_URL');
  const version = env.text('VITE_GRAPH_VERSION') || GRAPH_VERSION;
  const here = (address: string) => {
    const url = address.replace(GRAPH_VERSION, version);
    const { pathname } = new URL(url);
    return URL.canParse(pathname, simulator) ? new URL(pathname, simulator).href : url;
  };
  return {
    ...provider,
    authorizeUrl: here(provider.authorizeUrl),
    ...(provider.graphUrl && { graphUrl: here(provider.graphUrl) }),
  };
}
