/** English: a token from elsewhere, looked at without a login. */
export const inspect = {
  summary: 'Have a token already? Inspect it',
  label: 'Token to inspect',
  hint: 'Any token of Instagram’s: from the app dashboard, an old project, a colleague. It goes to Instagram, or there through this page’s own proxy, and only when you press the button.',
  looksLike: 'By how it begins, this is a token of',
  code: 'This is a sign-in code or an address, not a token. Paste it under:',
  unrecognised: 'This looks like no token that we know. Paste the whole token, and nothing else.',
  wholeToken: 'It is no token: paste the whole one.',
  closed: 'That API answers nobody any more: a new login gives a token of today’s.',
  button: 'Inspect this token',
};
