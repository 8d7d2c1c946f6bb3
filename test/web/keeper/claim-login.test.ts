import { describe, expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginClaim, isOfClaim, takeClaim } from '../../../web/keeper/claim-login.ts';
import { config, PAGE, tab, type Tab } from '../fake-browser.ts';

const CONFIG = config();
const CLAIM = 'claim-of-an-account-0123456789';

function begin(at: Tab): string {
  const begun = beginClaim(at.browser, CONFIG, CLAIM);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  return new URL(begun.url).searchParams.get('state') ?? '';
}

describe('the login of a claim', () => {
  test('goes to Instagram as every login does, and the claim stays in the tab', () => {
    const at = tab();
    const begun = beginClaim(at.browser, CONFIG, CLAIM);
    const url = 'url' in begun ? begun.url : '';
    expect(url).toMatch(/^https:\/\/www\.instagram\.com\/oauth\/authorize\?/);
    expect(url).toContain(`redirect_uri=${encodeURIComponent(PAGE)}`);
    expect(url).not.toContain(CLAIM);
  });

  test('has an answer that the page sends nowhere: its code is the keeper’s', async () => {
    const at = tab();
    const state = begin(at);
    const back = tab({ store: at.store, href: `${PAGE}?code=C0DE&state=${state}` });
    const arrival = await arrive(back.browser, CONFIG.proxyUrl, takeAddress(back.browser));
    expect(arrival).toMatchObject({ kind: 'unsettled', callback: { kind: 'code', code: 'C0DE' } });
    expect(back.sent).toEqual([]);
    expect(isOfClaim(back.browser, state)).toBe(true);
  });

  test('is taken once', () => {
    const at = tab();
    const state = begin(at);
    expect(takeClaim(at.browser, CONFIG.proxyUrl, state)).toMatchObject({ claim: CLAIM });
    expect(takeClaim(at.browser, CONFIG.proxyUrl, state)).toBeUndefined();
    expect(isOfClaim(at.browser, state)).toBe(false);
  });

  test.each([
    { when: 'after ten minutes', proxyUrl: CONFIG.proxyUrl, ms: 600_001 },
    { when: 'with another proxy', proxyUrl: 'https://other.example/', ms: 0 },
  ])('is over $when', ({ proxyUrl, ms }) => {
    const at = tab();
    const state = begin(at);
    at.pass(ms);
    expect(takeClaim(at.browser, proxyUrl, state)).toBeUndefined();
  });

  test('does not begin where the tab can keep nothing, and no answer belongs to it', () => {
    const { browser } = tab();
    browser.sessionStorage = () => {
      throw new DOMException('Cookies are blocked', 'SecurityError');
    };
    const failure = { reason: 'storage_unavailable' };
    expect(beginClaim(browser, CONFIG, CLAIM)).toEqual({ failure });
    expect(isOfClaim(browser, 'S')).toBe(false);
  });

  test('is another one’s when the state is another one’s', () => {
    const at = tab();
    begin(at);
    expect(isOfClaim(at.browser, 'another-state')).toBe(false);
  });
});
