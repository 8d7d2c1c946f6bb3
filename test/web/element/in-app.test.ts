import { expect, test } from 'vitest';
import { isInApp } from '../../../web/element/in-app.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15';

test.each([
  `${IPHONE} (KHTML, like Gecko) Mobile/22G86 Instagram 394.0.0.32.84 (iPhone16,2; iOS 18_6)`,
  `${IPHONE} (KHTML, like Gecko) Mobile/22G86 [FBAN/FBIOS;FBAV/526.0.0.53.107;FBBV/1]`,
  'Mozilla/5.0 (Linux; Android 15; wv) Chrome/142.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/538.0.0.53.70;]',
  `${IPHONE} (KHTML, like Gecko) Mobile/22G86 musical_ly_41.5.0 BytedanceWebview/d8a21c6`,
  `${IPHONE} (KHTML, like Gecko) Mobile/22G86 Snapchat/13.60.0.39 (iPhone16,2; iOS 18.6)`,
])('recognises the browser inside an app: %s', (userAgent) => {
  expect(isInApp(userAgent)).toBe(true);
});

test.each([
  `${IPHONE} (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1`,
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0 NotInstagramming',
])('takes a browser for what it is: %s', (userAgent) => {
  expect(isInApp(userAgent)).toBe(false);
});
