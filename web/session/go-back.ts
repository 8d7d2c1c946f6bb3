import type { Browser } from '../auth/browser.ts';
import { returnPath } from '../auth/return-path.ts';
import type { Config } from '../config/config.ts';

/** Puts the address to where the person wants to be, and stays; an address that leads off this site is forgotten. */
export function goBack(
  { history }: Pick<Browser, 'history'>,
  { redirectUri }: Config,
  returnTo: string,
): void {
  const address = returnPath(returnTo, redirectUri);
  if (address !== undefined) history.replaceState(history.state, '', address);
}
