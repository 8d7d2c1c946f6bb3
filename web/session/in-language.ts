import type { Begun } from '../auth/begin-login.ts';
import type { Config } from '../config/config.ts';
import { spoken } from '../text/language.ts';

/**
 * Passes the language of this page on to a simulated Instagram, which is on another origin and hears only of the
 * browser's.
 *
 * By the parameter that Instagram's own pages have when their language is switched. It is not confirmed that the real
 * login takes it, and a relay refuses what it does not know, so neither is sent it.
 */
export function inLanguage(begun: Begun, { providers }: Config): Begun {
  if ('failure' in begun) return begun;
  const url = new URL(begun.url);
  const logins = Object.values(providers).map((provider) => new URL(provider.authorizeUrl).origin);
  if (logins.includes(url.origin)) url.searchParams.set('hl', spoken());
  return { url: url.href };
}
