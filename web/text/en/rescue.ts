/** English: for whoever arrives with something and no clue what it is. */
export const rescue = {
  summary: 'Already sent back, with a code and no clue?',
  label: 'Address you were sent back to',
  hint: 'Paste the whole address, or only the code or the token, or the error that Instagram showed. Nothing is sent until you press a button.',
  code: 'This is a sign-in code.',
  codeWorks: 'It works once, within an hour, and only for',
  sentElsewhere:
    'It was sent to another page: the proxy takes it only if that page is on its list.',
  whoseCode:
    'No one can tell whether a pasted code is yours. Go on only if you took it from your own address bar.',
  exchange: 'Exchange this code',
  token: 'This is an access token',
  of: 'of',
  useToken: 'Use this token',
  secret: 'This looks like an app secret.',
  secretOr: 'A code of the classic API, which Instagram closed in 2020, looks the same.',
  secretBelongs:
    'A secret belongs to the proxy alone: never paste it into a page. If anybody else has seen it, reset it in the app dashboard.',
  appId: 'This looks like an app ID, or the ID of an account.',
  appIdOr: 'Neither is a code or a token.',
  appIdBelongs: 'An app ID goes into the panel',
  cancelled: 'You cancelled this login.',
  saidNo: 'Instagram said no.',
  again: 'Log in again.',
  beginning: 'This is where a login begins,',
  with: 'with',
  moved: 'It is at www.instagram.com now: change the host, or log in on this page.',
  began: 'This is where a login began until August 2026.',
  openIt: 'Open it, say yes, and paste the address that you are sent back to.',
  lacks: 'Instagram will refuse it, because it lacks',
  addIt: 'Add what is missing, or log in on this page.',
  unrecognised:
    'There is no single code or token in this. Paste the address exactly as the browser shows it.',
  generations: {
    instagram: 'Instagram Login, the API of today',
    facebook: 'Facebook Login',
    legacy: 'the classic API, which Instagram closed in 2020',
    'basic-display': 'the Basic Display API, which Instagram closed in 2024',
  },
};
