import type { TokenShape } from './fault.ts';

/** What is not confirmed about Instagram's wire, each with a choice; the defaults are in {@link DEFAULT_SWITCHES}. */
export interface Switches {
  /** Which shape the token reply of Instagram Login has. */
  tokenShape: TokenShape;
  /** Whether `state` comes back when the person cancels. */
  stateOnCancel: boolean;
  /** Where the classic implicit flow puts `state`. */
  implicitState: 'fragment' | 'query';
  /** What happens when a token younger than 24 hours is refreshed; documented as not allowed, its error is not. */
  youngRefresh: 'refused' | 'allowed';
  /** Whether a refreshed token is another string. */
  refreshedToken: 'new' | 'same';
  /** Whether the string before still works once a refresh has given another one. */
  oldToken: 'lives' | 'ends';
  /** After how many days the URL of a post's picture ends, as its `oe=` says; 0 is never, and without one. */
  pictureDays: number;
  /** Which sites may show the pictures, as `Cross-Origin-Resource-Policy` says. */
  pictureCorp: 'cross-origin' | 'same-origin';
  /** Whether the owner hides the likes, which leaves `like_count` out. */
  hiddenLikes: boolean;
  /** Whether a video in an album has a `thumbnail_url`, as one by itself has. */
  childThumbnail: 'given' | 'missing';
  /** Whether `media_product_type` is told to Instagram Login. */
  productType: 'given' | 'missing';
  /** Instagram Login's words for a wrong secret with a good code. */
  wrongSecretText: string;
  /** Instagram Login's words for a code older than an hour. */
  expiredCodeText: string;
  /** `expires_in` of a 60-day token, seconds; documented are 5183944 and 5184000, seen was 5110824, too. */
  longLivedSeconds: number;
  /** Which of Instagram's answers a page may read: its data, those of all token endpoints as well, or none. */
  cors: 'data' | 'tokens' | 'none';
  /** Whether a preflight is answered (with leave to ask) or not. */
  preflight: 'unanswered' | 'answered';
  /** Whether the token endpoint also takes its parameters from the query. */
  tokenParameters: 'body' | 'query';
  /** Whether Instagram Login takes redirect URIs of plain http, those on localhost included. */
  httpRedirect: 'allowed' | 'refused';
  /** Whether Instagram Login minds PKCE's parameters. */
  pkce: 'ignored' | 'refused';
  /** What a personal account meets at Instagram Login: a page, or the way back as if it had cancelled. */
  personalAccount: 'stopped' | 'denied';
  /** Whether `api.instagram.com/oauth/authorize` is dead for today's apps, as it was in August 2026. */
  oldAuthorizeHost: 'gone' | 'works';
  /** Whether `/me` of Instagram Login comes inside `{"data":[…]}`. */
  wrappedMe: boolean;
  /** The newest Graph version there is. */
  newestVersion: number;
  /** The classic API's words: those of 2016-12 and later, or the earlier ones. */
  classicWords: 'late' | 'early';
  /** The HTTP status of an error at the classic authorize step: the body's `code`, or 200. */
  classicStatus: 'code' | 'ok';
  /** Whether the user of the classic token reply has `is_business`. */
  isBusiness: boolean;
  /** `expires_in` of Facebook's implicit flow, seconds; 0 was seen, too. */
  facebookExpiresIn: number;
  /** Whether Facebook's errors about a code carry the subcodes 36007 (expired) and 36008 (another redirect URI). */
  facebookSubcodes: boolean;
  /** The code of a permission that a call at graph.facebook.com lacks: 10, or one of 200 to 299. */
  missingPermissionCode: number;
  /** Whether the Page token that a one-hour token lists ends with that hour; a 60-day token's never does. */
  pageTokenOfShort: 'ends' | 'endless';
}

/** The choices that fit most of what has been seen; none is a promise about the real Instagram. */
export const DEFAULT_SWITCHES: Switches = {
  tokenShape: 'array',
  stateOnCancel: true,
  implicitState: 'fragment',
  youngRefresh: 'refused',
  refreshedToken: 'new',
  oldToken: 'lives',
  pictureDays: 0,
  pictureCorp: 'cross-origin',
  hiddenLikes: false,
  childThumbnail: 'given',
  productType: 'given',
  wrongSecretText: 'Error validating client secret.',
  expiredCodeText: 'This authorization code has expired.',
  longLivedSeconds: 5_183_944,
  cors: 'data',
  preflight: 'unanswered',
  tokenParameters: 'body',
  httpRedirect: 'allowed',
  pkce: 'ignored',
  personalAccount: 'stopped',
  oldAuthorizeHost: 'gone',
  wrappedMe: false,
  newestVersion: 26,
  classicWords: 'late',
  classicStatus: 'code',
  isBusiness: false,
  facebookExpiresIn: 3600,
  facebookSubcodes: true,
  missingPermissionCode: 10,
  pageTokenOfShort: 'ends',
};

/** What a switch that is neither a number nor free text can be. */
export const CHOICES: Readonly<Partial<Record<keyof Switches, readonly string[]>>> = {
  tokenShape: ['array', 'string', 'bare', 'data'],
  implicitState: ['fragment', 'query'],
  youngRefresh: ['refused', 'allowed'],
  refreshedToken: ['new', 'same'],
  oldToken: ['lives', 'ends'],
  pictureCorp: ['cross-origin', 'same-origin'],
  childThumbnail: ['given', 'missing'],
  productType: ['given', 'missing'],
  cors: ['data', 'tokens', 'none'],
  preflight: ['unanswered', 'answered'],
  tokenParameters: ['body', 'query'],
  httpRedirect: ['allowed', 'refused'],
  pkce: ['ignored', 'refused'],
  personalAccount: ['stopped', 'denied'],
  oldAuthorizeHost: ['gone', 'works'],
  classicWords: ['late', 'early'],
  classicStatus: ['code', 'ok'],
  pageTokenOfShort: ['ends', 'endless'],
};

/** Reads switches that came as JSON: them, or one sentence on what is wrong. Does not look at free texts. */
export function parseSwitches(value: unknown): Partial<Switches> | string {
  if (typeof value !== 'object' || value === null) return 'switches takes an object.';
  for (const [name, chosen] of Object.entries(value)) {
    if (!isSwitch(name)) return `There is no switch ${name}.`;
    const choices = CHOICES[name];
    if (choices && !choices.includes(String(chosen))) {
      return `${name} is one of ${choices.join(', ')}.`;
    }
    const type = typeof DEFAULT_SWITCHES[name];
    if (typeof chosen !== type) return `${name} takes a ${type}.`;
  }
  return value;
}

function isSwitch(name: string): name is keyof Switches {
  return Object.hasOwn(DEFAULT_SWITCHES, name);
}
