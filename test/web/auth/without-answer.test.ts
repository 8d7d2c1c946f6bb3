import { expect, test } from 'vitest';
import { withoutAnswer } from '../../../web/auth/without-answer.ts';
import { PAGE } from '../fake-browser.ts';

test.each([
  { answer: '?code=C&state=S#_', left: '' },
  { answer: '?code=C&state=S#_=_', left: '' },
  { answer: '?code=C&state=S&iss=https%3A%2F%2Fp.example', left: '' },
  { answer: '?p=12&lang=de&code=C&state=S#_', left: '?p=12&lang=de' },
  { answer: '?code=C&p=1%202&flag&x=+&state=S', left: '?p=1%202&flag&x=+' },
  { answer: '?%63ode=C&st%61te=S&codes=1&mystate=2', left: '?codes=1&mystate=2' },
  { answer: '?code=C&state=S#section', left: '#section' },
  { answer: '?code=C&state=S#/route?x=1&state=2', left: '#/route?x=1&state=2' },
  { answer: '?code=C&state=S#!/route', left: '#!/route' },
  { answer: '?code=C&state=S#section#_', left: '#section' },
  {
    answer:
      '?error=access_denied&error_code=200&error_reason=user_denied&error_description=No&state=S&a=1',
    left: '?a=1',
  },
  { answer: '?error_message=x&error_uri=y', left: '' },
  {
    answer:
      '?#access_token=T&long_lived_token=L&data_access_expiration_time=1&expires_in=2&state=S&granted_scopes=a&denied_scopes=b&token_type=bearer',
    left: '',
  },
  { answer: '?access_token=T&code=%E0%A4%A&code=2', left: '' },
  { answer: '?errors=0&error_log=1', left: '?errors=0&error_log=1' },
])(
  'the answer is removed from $answer, which leaves the page’s own URL "$left"',
  ({ answer, left }) => {
    expect(withoutAnswer(PAGE + answer)).toBe(PAGE + left);
  },
);
