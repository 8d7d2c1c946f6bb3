import { describe, expect, test } from 'vitest';
import { tab } from '../../fake-browser.ts';
import { begin, failed, open } from './arriving.ts';

describe('an answer', () => {
  test('W-47: an answer is refused with its reason when storage is blocked', async () => {
    const at = tab();
    const browser = {
      ...at.browser,
      sessionStorage: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    };
    expect(await open({ ...at, browser }, '?code=C&state=S')).toEqual(
      failed('storage_unavailable'),
    );
  });

  test('W-47: an answer is refused as unknown when storage was cleared', async () => {
    const at = tab();
    const state = await begin(at);
    at.store.clear();
    expect(await open(at, `?code=C&state=${state}`)).toEqual(failed('no_pending_login'));
  });

  test('W-50: an answer to an insecure page sends nothing', async () => {
    const at = tab();
    const state = await begin(at);
    const browser = { ...at.browser, locks: undefined };
    expect(await open({ ...at, browser }, `?code=C&state=${state}`)).toEqual({
      failure: { reason: 'unsupported_browser', missing: 'navigator.locks' },
    });
    expect(at.sent).toEqual([]);
  });

  test('W-51: an answer to a framed page sends nothing', async () => {
    const at = tab();
    const state = await begin(at);
    const browser = { ...at.browser, framed: true };
    expect(await open({ ...at, browser }, `?code=C&state=${state}`)).toEqual(failed('framed'));
    expect(at.sent).toEqual([]);
  });

  test('an answer waits unsent while there is no network', async () => {
    const at = tab();
    const state = await begin(at);
    at.network.online = false;
    expect(await open(at, `?code=C&state=${state}`)).toMatchObject({
      kind: 'code',
      exchange: undefined,
    });
    expect(at.sent).toEqual([]);
  });
});
