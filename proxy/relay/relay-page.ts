import type { Context } from 'hono';
import type { Reason } from '../contract.ts';
import type { EdgeEnv } from '../http/edge.ts';
import { sendPage } from '../http/page.ts';

/** Why a browser is sent nowhere: the client is not known, or it is not known who began the login. */
export type PageKind = 'bad_client' | 'start_again';

const PAGES: Readonly<Record<PageKind, readonly [title: string, text: string]>> = {
  bad_client: [
    'This login link is not right',
    'The site that sent you here is not one that may log in with Instagram here. You are sent nowhere, and nothing was sent to Instagram. If it is your site: its client_id must be the app’s, and its redirect_uri one of REDIRECT_URIS, byte for byte.',
  ],
  start_again: [
    'Start the login again',
    'This login was begun in another browser or more than ten minutes ago, or it is finished already; or this browser takes no cookies, of which a login needs one. Go back to the site you came from and start again.',
  ],
};

/**
 * Answers 400 with a page that shows nothing of the request and leads nowhere.
 *
 * @see [RFC 6749 section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function errorPage(c: Context<EdgeEnv>, kind: PageKind, reason: Reason): Response {
  c.set('reason', reason);
  return sendPage(400, ...PAGES[kind]);
}
