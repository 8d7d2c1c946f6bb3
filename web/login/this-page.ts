import { realBrowser } from '../auth/browser.ts';
import type { LoginPage } from './login-page.ts';
import { openPage } from './page.ts';

let page: LoginPage | undefined;

/**
 * The page that this runs in: one, however often a framework runs what asks for it.
 *
 * The first call takes the answer out of the address. Must not be called where there is no page.
 */
export function thisPage(): LoginPage {
  return (page ??= openPage({ ...realBrowser(window), window }));
}
