import type { Reason } from '../../proxy/contract.ts';
import { meaningOfWords } from '../../proxy/instagram/meaning.ts';
import { MY_APPS } from '../setup/steps.ts';
import type { Course } from './remedy.ts';

/** What Instagram shows on a page of its own, so that no answer ever reaches the page or the proxy. */
export type ShownReason =
  | 'wrong_app_id'
  | 'redirect_uri_not_registered'
  | 'url_blocked'
  | 'body_not_form'
  | 'api_retired'
  | 'personal_account'
  | 'callbacks_missing'
  | 'app_not_live'
  | 'request_blocked';

/** What to do about each. */
export const SHOWN: Record<ShownReason, Course> = {
  wrong_app_id: { again: 'fixed', section: 'app-id-and-secret', step: 'id' },
  redirect_uri_not_registered: { again: 'fixed', section: 'redirect-uri', step: 'redirect' },
  url_blocked: {
    again: 'fixed',
    section: 'redirect-uri',
    place: ['Facebook Login for Business', 'Settings', 'Valid OAuth Redirect URIs'],
  },
  body_not_form: { again: 'fixed', section: 'app-id-and-secret', step: 'id' },
  api_retired: { again: 'now', section: 'app-id-and-secret' },
  personal_account: {
    again: 'fixed',
    section: 'testers-and-permissions',
    step: 'account',
  },
  callbacks_missing: { again: 'fixed', section: 'redirect-uri', step: 'callbacks' },
  app_not_live: { again: 'fixed', section: 'testers-and-permissions', place: MY_APPS },
  request_blocked: { again: 'now', section: 'the-browser' },
};

/** What only such a page says, or says with another meaning than an answer; the first that is found decides. */
const BY_WORDS: readonly (readonly [words: RegExp, reason: ShownReason | Reason])[] = [
  [/invalid platform app|invalid client id|error validating application/, 'wrong_app_id'],
  [/missing required field|you must provide a|you must include a valid client_id/, 'body_not_form'],
  [/redirect.uri is identical|original redirect uri/, 'redirect_uri_mismatch'],
  // Facebook's own words.
  [/url blocked|redirect_uri isn.t an absolute uri/, 'url_blocked'],
  [/redirect.uri/, 'redirect_uri_not_registered'],
  // From the first "scope" on only: each one's search to the end would take quadratic time.
  [
    /user_(profile|media)|^(?:(?!scope).)*scope.*\b(basic|likes|relationships|public_content)\b/,
    'api_retired',
  ],
  [/page isn.t available|api\.instagram\.com\/oauth\/authorize/, 'api_retired'],
  // The list is empty when the account is no tester of an app in development.
  [/invalid scope: \[\]/, 'not_tester'],
  [/requires scope/, 'permission_missing'],
  [/session invalid/, 'callbacks_missing'],
  [/personal account|no instagram accounts found/, 'personal_account'],
  [/feature unavailable|currently unavailable for this app/, 'app_not_live'],
  [/\bcors\b|failed to fetch|cross-origin/, 'request_blocked'],
];

/**
 * Recognises what Instagram, Facebook or a browser showed, by its words; undefined for words that are not known yet.
 *
 * Pure. White space, case and typographic quotes do not matter, and what stands around the words neither.
 *
 * @see [Business Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function reasonShown(text: string): ShownReason | Reason | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  return BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? meaningOfWords(words);
}
