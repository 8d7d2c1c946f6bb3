import type { Flow } from '../config/providers.ts';
import type { Config } from '../config/config.ts';

/** The two addresses that Meta asks for, beside the redirect URI. */
export interface CallbackUrls {
  deauthorize: string;
  dataDeletion: string;
}

/**
 * Where this page's proxy takes Meta's two callbacks; it answers them once it has an `ISSUER`.
 *
 * @see [Data deletion callback](https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback)
 */
export function callbackUrls({ proxyUrl }: Config): CallbackUrls {
  return { deauthorize: `${proxyUrl}deauthorize`, dataDeletion: `${proxyUrl}data-deletion` };
}

/**
 * The redirect URI that has to be registered at Instagram: the page's own address, or the relay's, which sends
 * people on to the page.
 */
export function registeredUri({ redirectUri, proxyUrl }: Config, { relay }: Flow): string {
  return relay ? `${proxyUrl}callback` : redirectUri;
}
