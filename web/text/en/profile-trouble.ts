/** English: why it is not known whose token it is. */
export const profileTrouble = {
  offline: 'You are offline, so we cannot ask whose token this is.',
  blocked:
    'A tracker blocker in this browser keeps the page from asking Instagram whose token this is: switch it off for this page, and ask again.',
  unreachable: 'Instagram does not answer, so we do not know whose token this is.',
  timeout: 'Instagram took too long to say whose token this is.',
  part_missing:
    'A part of this page did not load, so it cannot ask whose token this is. Copy the token, then reload the page.',
  malformed: 'Instagram answered something unexpected when asked whose token this is.',
  refused: 'Instagram does not say whose token this is.',
  invalid_token: 'Instagram does not accept this token.',
  tokenBelow: 'The token itself is on this page.',
  throttled: 'Too many calls were made with this app. Wait some minutes, then ask again.',
  askLater: 'Ask again in a moment.',
  startAgain: 'Forget it and start again',
  askAgain: 'Ask again',
};
