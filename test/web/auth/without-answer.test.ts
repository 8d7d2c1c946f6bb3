import { expect, test } from 'vitest';
import { withoutAnswer } from '../../../web/auth/without-answer.ts';
import { PAGE } from '../fake-browser.ts';

test.each([
  ['?code=C&state=S#_', ''],
  ['?code=C&state=S#_=_', ''],
  ['?code=C&state=S&iss=https%3A%2F%2Fp.example', ''],
  ['?p=12&lang=de&code=C&state=S#_', '?p=12&lang=de'],
  ['?code=C&p=1%202&flag&x=+&state=S', '?p=1%202&flag&x=+'],
  ['?%63ode=C&st%61te=S&codes=1&mystate=2', '?codes=1&mystate=2'],
  ['?code=C&state=S#section', '#section'],
  ['?code=C&state=S#/route?x=1&state=2', '#/route?x=1&state=2'],
  ['?code=C&state=S#!/route', '#!/route'],
  ['?code=C&state=S#section#_', '#section'],
  [
    '?error=access_denied&error_code=200&error_reason=user_denied&error_description=No&state=S&a=1',
    '?a=1',
  ],
  ['?error_message=x&error_uri=y', ''],
  [
    '?#access_token=T&long_lived_token=L&data_access_expiration_time=1&expires_in=2&state=S&granted_scopes=a&denied_scopes=b&token_type=bearer',
    '',
  ],
  ['?access_token=T&code=%E0%A4%A&code=2', ''],
  ['?errors=0&error_log=1', '?errors=0&error_log=1'],
])('what OAuth put into %s goes, and what is left is the page’s own: "%s"', (answer, left) => {
  expect(withoutAnswer(PAGE + answer)).toBe(PAGE + left);
});
