import type { Reason } from '../contract.ts';
import { pageReply } from '../http/page.ts';
import type { Reply } from '../http/route.ts';

/** Why a browser is sent nowhere: the client is not known, or it is not known who began the login. */
export type PageKind = 'bad_client' | 'start_again';

const PAGES: Readonly<Record<PageKind, readonly [title: string, text: string]>> = {
  bad_client: [
    'This login link isn’t valid',
    'The site that sent you here isn’t allowed to log in through this proxy. You haven’t been redirected, and nothing was sent to Instagram.</p><p>If it is yours, its <code>client_id</code> must be the Instagram app’s (the relay is not for Facebook Login), and its <code>redirect_uri</code> one of <code>REDIRECT_URIS</code>, byte for byte.',
  ],
  start_again: [
    'Start the login again',
    'This login was started in another browser or more than ten minutes ago, or it is already complete. It also fails if this browser blocks cookies, because a login needs one. Go back to the site you came from and log in again.',
  ],
};

/**
 * Answers 400 with a page that shows nothing of the request and leads nowhere.
 *
 * @see [RFC 6749 section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function errorPage(kind: PageKind, reason: Reason): Reply {
  return { ...pageReply(400, ...PAGES[kind]), reason };
}
