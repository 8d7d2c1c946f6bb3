/** English: why the token's owner is not known. */
export const profileTrouble = {
  offline: 'You are offline, so we can’t look up this token’s account.',
  blocked:
    'A tracker blocker in this browser keeps the page from looking up this token’s account. Switch it off for this page, then try again.',
  unreachable: 'Instagram doesn’t respond, so we don’t know which account this token belongs to.',
  timeout: 'Instagram took too long to tell us which account this token belongs to.',
  part_missing:
    'Part of this page failed to load, so it can’t look up this token’s account. Copy the token, then reload the page.',
  malformed: 'Instagram sent an unexpected response when asked about this token’s account.',
  refused: 'Instagram won’t tell us which account this token belongs to.',
  invalid_token: 'Instagram doesn’t accept this token.',
  tokenBelow: 'You still have the token.',
  throttled: 'This app has made too many requests. Try again in a few minutes.',
  askLater: 'Try again in a moment.',
  startAgain: 'Discard token and log in again',
  askAgain: 'Try again',
};
