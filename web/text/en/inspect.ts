/** English: a token from elsewhere, looked at without a login. */
export const inspect = {
  summary: 'Already have a token? Inspect it',
  label: 'Token to inspect',
  hint: 'Any Instagram token, from the dashboard, an old project or a colleague. It is sent to Instagram (directly or through this page’s proxy) only when you click.',
  looksLike: 'Its prefix suggests',
  code: 'This is an authorization code or a URL, not a token. Paste it under',
  unrecognised: 'We don’t recognise this as a token. Paste the whole token and nothing else.',
  wholeToken: 'This isn’t a complete token. Paste all of it.',
  closed: 'That API has been shut down. Log in again to get a current token.',
  button: 'Inspect this token',
};
