import {
  flatError,
  graphError,
  json,
  redirect,
  stall,
  text,
  type Answer,
} from '../../support/upstream.ts';
import type { Expected } from './verdict.ts';

/** One reply of Instagram's token endpoint, and what there is in it for an app. */
export interface Reply {
  /** The row's title. */
  name: string;
  /** The code that gets this reply. */
  code: string;
  /** `elsewhere` is another host, for a reply that sends the request there. */
  answer: (elsewhere: string) => Answer;
  expected: Expected;
}

/** An id that a double rounds to an even one; many are like it. */
const USER_ID = '27281358591558845';
const LEGACY_ID = '1574083';
const SCOPES = ['instagram_business_basic', 'instagram_business_manage_comments'];

/** The token of the reply of 2011 to 2020, whose owner has another id at `/me`. */
export const LEGACY = { token: `${LEGACY_ID}.0123456.${'c'.repeat(32)}`, userId: LEGACY_ID };

const tokenOf = (code: string) => `IGAA${code}`;

/** A login that works. The proxy exchanges the token once more, and `test/support/upstream.ts` names the new one after it. */
function works(code: string): Expected {
  return { kind: 'token', tokens: [tokenOf(code), `IGAAlong.${tokenOf(code)}`], userId: USER_ID };
}

function fails(names: RegExp): Expected {
  return { kind: 'failure', names };
}

const UNREADABLE = /json|html|doctype|content.type|malformed|sensible|unterminated|unexpected end/i;
const SPENT = /matching code|already used|code has been used/i;

/** The twelve, from a reply by the book to one that never comes. */
export const REPLIES: readonly Reply[] = [
  {
    name: 'By the book: `token_type`, quoted id, `permissions` as text',
    code: 'book',
    answer: () =>
      json({
        access_token: tokenOf('book'),
        token_type: 'bearer',
        user_id: USER_ID,
        permissions: SCOPES.join(),
      }),
    expected: works('book'),
  },
  {
    name: 'As captured: no `token_type`, id as a number, `permissions` as a list',
    code: 'flat',
    answer: () =>
      json(
        `{"access_token":"${tokenOf('flat')}","user_id":${USER_ID},"permissions":${JSON.stringify(SCOPES)}}`,
      ),
    expected: works('flat'),
  },
  {
    name: 'As in Meta\'s documentation: `{"data":[…]}`',
    code: 'data',
    answer: () =>
      json({
        data: [{ access_token: tokenOf('data'), user_id: USER_ID, permissions: SCOPES.join() }],
      }),
    expected: works('data'),
  },
  {
    name: 'As it was until 2020: a `user`, no `token_type`',
    code: 'legacy',
    answer: () =>
      json({
        access_token: LEGACY.token,
        user: { id: LEGACY_ID, username: 'snoopdogg', full_name: 'Snoop Dogg', bio: '' },
      }),
    expected: { kind: 'token', tokens: [LEGACY.token], userId: LEGACY_ID },
  },
  {
    name: '400 `error_type`, `error_message`: the code was used',
    code: 'spent',
    answer: () => flatError('Matching code was not found or was already used.'),
    expected: fails(SPENT),
  },
  {
    name: '200 with that error',
    code: 'spent200',
    answer: () =>
      json({
        error_type: 'OAuthException',
        code: 400,
        error_message: 'Matching code was not found or was already used.',
      }),
    expected: fails(SPENT),
  },
  {
    name: '400 `{"error":{…}}` of the Graph API: invalid platform app',
    code: 'graph',
    answer: () => graphError('Invalid platform app', 101),
    expected: fails(/platform app/i),
  },
  {
    name: '503 with `Retry-After`',
    code: 'busy',
    answer: () => text('<h1>Service Unavailable</h1>', 503, { 'Retry-After': '30' }),
    expected: fails(/\b503\b|unavailable|try again|retry/i),
  },
  {
    name: '200 with a page of HTML',
    code: 'html',
    answer: () => text('<!doctype html><title>Instagram</title><p>Log in</p>'),
    expected: fails(UNREADABLE),
  },
  {
    name: '200 with JSON that breaks off',
    code: 'cut',
    answer: () => json(`{"access_token":"${tokenOf('cut')}","user_id":2728135859`),
    expected: fails(UNREADABLE),
  },
  {
    name: '307 to another host',
    code: 'moved',
    answer: (elsewhere) => redirect(`${elsewhere}/oauth/access_token`, 307),
    expected: fails(/\bredirect(?:ed|s|ion)?\b|\b307\b/i),
  },
  {
    name: 'Silence: the request is never answered',
    code: 'silent',
    answer: () => stall,
    expected: fails(/time(?:d)?[ _-]?out|deadline|in time/i),
  },
];
