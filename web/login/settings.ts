/** Pure. What a login is set up with: the options of `createLogin`, which the element reads from its attributes. */
import { isLoopback, isSafeWire } from '../config/safe-wire.ts';
import type { Flow } from '../config/providers.ts';

/**
 * The ways to log in: with Instagram (`relay` adds PKCE), or with Facebook Login for the Instagram accounts of Pages.
 *
 * `facebook-implicit`, which `implicit` is short for, hands over a token that needs no proxy.
 */
export type FlowName = 'code' | 'relay' | 'facebook' | 'facebook-implicit' | 'implicit';

/** What a page's owner decides about a login. */
export interface LoginOptions {
  /** The Instagram app's ID; with Facebook Login the Meta app's. */
  clientId: string;
  /** Where the proxy is, in full or relative to the page. */
  proxy: string;
  /** The permissions to ask for; `instagram_business_basic` when this is left out. */
  scopes?: readonly string[] | undefined;
  /** `code` when this is left out. */
  flow?: FlowName | undefined;
  /** The page of this site that Instagram comes back to, byte for byte; this page when it is left out. */
  redirectUri?: string | undefined;
  /** The origin of a simulated Instagram on this machine. */
  simulator?: string | undefined;
}

/** The options, checked and completed by where the page is. */
export interface Settings {
  clientId: string;
  /** The proxy's base address, with a slash at its end. */
  proxyUrl: string;
  redirectUri: string;
  scopes: readonly string[] | undefined;
  /** The one flow whose answers are taken: a page that wants codes takes no token from its address. */
  flows: readonly [Flow];
  /** Whether the proxy is asked to be a relay before a login begins. */
  relay: boolean;
  /** A URL of the simulated Instagram; empty without one. */
  simulator: string;
}

/** The options, before anything is known about them. */
type Given = Readonly<Partial<Record<keyof LoginOptions, unknown>>>;

/** What each option should be: the rest of "… is not". */
const SHOULD_BE: Readonly<Record<string, string>> = {
  clientId: 'an app ID',
  proxy: 'an https URL',
  scopes: 'a list of permissions',
  flow: 'code, relay, facebook or implicit',
  redirectUri: 'a page of this site',
  simulator: 'on this machine',
} satisfies Record<keyof LoginOptions, string>;

/**
 * Reads the options, and names all that are wrong at once, in a few words each.
 *
 * A `<base>` moves neither the proxy nor the redirect URI. Does not check that either is registered.
 */
export function readSettings(
  given: Given,
  pageUrl: string,
): Settings | { problems: readonly string[] } {
  const { clientId, proxy, scopes, flow = 'code', redirectUri, simulator } = given;
  const byToken = flow === 'implicit' || flow === 'facebook-implicit';
  const byFacebook = byToken || flow === 'facebook';
  const base = parsed(proxy, pageUrl);
  const page = redirectUri ?? pageUrl.replace(/[?#].*/, '');
  const back = parsed(page, pageUrl)?.href ?? '';
  const instagram = parsed(simulator);
  const right: Record<string, unknown> = {
    // A number may have been rounded.
    clientId: typeof clientId === 'string' && /^\d+$/.test(clientId),
    proxy: base && isSafeWire(base) && !/[?#]/.test(base.href),
    scopes: !scopes || areScopes(scopes, byFacebook ? /^\w+$/ : /^instagram_business_\w+$/),
    flow: byFacebook || flow === 'code' || flow === 'relay',
    // Whether an answer is ours is known in the tab's storage of this origin only.
    redirectUri: back.startsWith(`${new URL(pageUrl).origin}/`) && !back.includes('#'),
    simulator:
      simulator === undefined || (instagram && isSafeWire(instagram) && isLoopback(instagram)),
  } satisfies Record<keyof LoginOptions, unknown>;
  const problems = Object.keys({ ...right, ...given })
    .filter((name) => !right[name])
    .map((name) => `${name} is not ${SHOULD_BE[name] ?? 'an option'}`);
  if (problems.length > 0 || !base) return { problems };
  return {
    clientId: clientId as string,
    proxyUrl: base.href.replace(/\/?$/, '/'),
    // One that is in full already is sent as it is written, because it is registered so.
    redirectUri: parsed(page) ? (page as string).trim() : back,
    scopes: scopes as string[] | undefined,
    flows: [
      {
        provider: byFacebook ? 'facebook' : 'instagram',
        responseType: byToken ? 'token' : 'code',
      },
    ],
    relay: flow === 'relay',
    simulator: instagram?.href ?? '',
  };
}

function areScopes(names: unknown, form: RegExp): boolean {
  return (
    Array.isArray(names) && names.length > 0 && names.every((name) => form.test(name as string))
  );
}

/** A URL as the browser reads it, so that no spelling of another host passes; undefined when it is not one. */
function parsed(text: unknown, base?: string): URL | undefined {
  if (typeof text !== 'string' || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.username + url.password === '' ? url : undefined;
}
