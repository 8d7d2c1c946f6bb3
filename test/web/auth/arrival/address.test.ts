import { describe, expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../../web/auth/arrival.ts';
import { PAGE, tab } from '../../fake-browser.ts';
import { open } from './arriving.ts';

describe('an answer', () => {
  test.each([
    '?code=C',
    '#access_token=T',
    '?error=x',
    '?foo=bar#junk',
    '?',
    '#',
    '#_',
    '?code=%#%',
  ])('W-32: an answer is removed from the URL before anything is sent: %s', (address) => {
    const at = tab({ href: PAGE + address });
    takeAddress(at.browser);
    expect(at.replaced).toEqual([PAGE]);
    expect(at.sent).toEqual([]);
  });

  test('W-32: an answer is removed from a URL whose path begins with two slashes', () => {
    const at = tab({ href: 'https://me.example//login?code=C' });
    takeAddress(at.browser);
    expect(at.replaced).toEqual(['https://me.example//login']);
  });

  test('W-33: an answer is removed from the URL before storage, locks or network are touched', async () => {
    const log: string[] = [];
    const at = tab({ href: `${PAGE}?code=C&state=S` });
    const browser = {
      ...at.browser,
      history: { replaceState: () => void log.push('scrub') },
      sessionStorage: () => (log.push('storage'), at.browser.sessionStorage()),
    };
    await arrive(browser, PAGE, takeAddress(browser));
    expect(log[0]).toBe('scrub');
  });

  test('an answer leaves the history state of a router alone', () => {
    const at = tab({ href: `${PAGE}?code=C&state=S` });
    at.browser.history.replaceState({ key: 'r1' }, '', `${PAGE}?code=C&state=S`);
    takeAddress(at.browser);
    expect(at.browser.history.state).toEqual({ key: 'r1' });
  });
});

test('a URL without an answer is left alone', async () => {
  const at = tab();
  expect(await open(at, '')).toEqual({ kind: 'nothing', returnTo: null });
  expect(await open(at, '?utm_source=x#_=_')).toEqual({ kind: 'nothing', returnTo: null });
});
