/** English: for a person who arrives with something and does not know what it is. */
export const rescue = {
  summary: 'Got a code, a token or an error? Paste it here',
  label: 'URL you were sent back to, code, token or error',
  hint: 'Paste whatever you have: the full URL, just the code, or the error Instagram showed. Nothing is sent until you click.',
  code: 'This is an authorization code.',
  codeWorks: 'It works once, expires after an hour and is valid only for',
  sentElsewhere:
    'It was issued for a different page. The proxy accepts it only if that page is in REDIRECT_URIS.',
  whoseCode:
    'We can’t tell who a pasted code belongs to. Continue only if you copied it from your own address bar.',
  exchange: 'Exchange this code',
  token: 'This is an access token',
  of: 'for',
  closed: 'It no longer works. Log in here to get a current token.',
  useToken: 'Use this token',
  secret: 'This looks like an app secret.',
  secretOr: 'Codes from the classic API (shut down in 2020) look the same.',
  secretBelongs:
    'Keep secrets on the proxy and never paste one into a web page. If anyone else may have seen it, reset it in the app dashboard.',
  appId: 'This looks like an app ID or account ID,',
  appIdOr: 'not a code or a token.',
  appIdBelongs: 'Enter app IDs under',
  cancelled: 'You cancelled this login.',
  saidNo: 'Instagram refused.',
  again: 'Log in again.',
  beginning: 'This is a login URL',
  with: 'for',
  moved: 'It has moved to www.instagram.com. Change the host, or log in here.',
  began: 'This login URL stopped working in August 2026.',
  openIt: 'Open it, allow access, then paste the URL you land on.',
  lacks: 'Instagram will reject it without',
  addIt: 'Add what is missing, or log in here.',
  unrecognised:
    'We couldn’t find a code or token here. Paste the URL exactly as your browser shows it.',
  generations: {
    instagram: 'Instagram Login (current API)',
    facebook: 'Facebook Login',
    legacy: 'the classic API (shut down in 2020)',
    'basic-display': 'the Basic Display API (shut down in 2024)',
  },
};
