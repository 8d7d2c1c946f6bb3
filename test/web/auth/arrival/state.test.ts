import { describe, expect, test } from 'vitest';
import { PENDING_MAX_AGE_MS, PENDING_PREFIX } from '../../../../web/auth/callback.ts';
import { machine, PAGE, tab } from '../../fake-browser.ts';
import { begin, CONFIG, failed, open, pendingCount } from './arriving.ts';

describe('an answer', () => {
  test('an answer with the state of this tab’s login has its code sent unchanged and once', async () => {
    const at = tab();
    const arrival = await open(at, `?code=AQB-x_y&state=${await begin(at)}#_`);
    expect(arrival).toMatchObject({ kind: 'code', exchange: expect.anything() as unknown });
    expect(at.sent).toHaveLength(1);
    expect(at.sent[0]?.url).toBe(`${PAGE}token`);
    expect(Object.fromEntries(at.sent[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'AQB-x_y',
      redirect_uri: PAGE,
      client_id: '1784',
    });
    expect(pendingCount(at)).toBe(0);
  });

  test('W-01: an answer with a code, no state and no login in progress is not accepted', async () => {
    const at = tab();
    expect(await open(at, '?code=C')).toEqual(failed('no_pending_login'));
    expect(at.sent).toEqual([]);
    expect(at.browser.location.href).toBe(PAGE);
  });

  test('W-02: an answer whose state is missing or empty is rejected, on either side', async () => {
    const at = tab({
      store: new Map([
        [PENDING_PREFIX, '{}'],
        [`${PENDING_PREFIX}undefined`, '{}'],
      ]),
    });
    expect(await open(at, '?code=C')).toEqual(failed('no_pending_login'));
    expect(await open(at, '?code=C&state=')).toEqual(failed('no_pending_login'));
    expect(at.sent).toEqual([]);
  });

  test('W-03: an answer with the wrong state leaves the login in progress usable', async () => {
    const at = tab();
    const state = await begin(at);
    expect(await open(at, '?code=C&state=other')).toEqual(failed('state_mismatch'));
    expect(at.sent).toEqual([]);
    expect(await open(at, `?code=C&state=${state}`)).toMatchObject({
      kind: 'code',
      exchange: expect.anything() as unknown,
    });
  });

  test('W-04: an answer that is opened a second time is reported as used and sends nothing', async () => {
    const at = tab();
    const address = `?code=C&state=${await begin(at)}`;
    await open(at, address);
    expect(await open(at, address)).toEqual(failed('already_used'));
    expect(at.sent).toHaveLength(1);
  });

  test('W-05: two tabs get their answers in reverse order, each its own', async () => {
    const shared = machine();
    const [one, other] = [tab({ machine: shared }), tab({ machine: shared })];
    const states = [await begin(one), await begin(other)];
    expect(await open(other, `?code=B&state=${states[1] ?? ''}`)).toMatchObject({
      kind: 'code',
      exchange: expect.anything() as unknown,
    });
    expect(await open(one, `?code=A&state=${states[0] ?? ''}`)).toMatchObject({
      kind: 'code',
      exchange: expect.anything() as unknown,
    });
  });

  test.each(['at once', 'after the first has finished'])(
    'W-06: an answer in a duplicated tab and its original is exchanged by one of them: %s',
    async (when) => {
      const shared = machine();
      const original = tab({ machine: shared });
      const address = `?code=C&state=${await begin(original)}`;
      const duplicate = tab({ machine: shared, store: new Map(original.store) });
      const outcomes =
        when === 'at once'
          ? await Promise.all([open(original, address), open(duplicate, address)])
          : [await open(original, address), await open(duplicate, address)];
      expect(original.sent.length + duplicate.sent.length).toBe(1);
      expect(outcomes).toContainEqual(failed('already_used'));
    },
  );

  test('W-06: an answer with a new code is refused when a duplicated tab has used its state', async () => {
    const shared = machine();
    const original = tab({ machine: shared });
    const state = await begin(original);
    const duplicate = tab({ machine: shared, store: new Map(original.store) });
    await open(original, `?code=C&state=${state}`);
    expect(await open(duplicate, `?code=D&state=${state}`)).toEqual(failed('already_used'));
    expect(duplicate.sent).toEqual([]);
  });

  test.each([
    { name: 'a prefix', change: (state: string) => `x${state}` },
    { name: 'a suffix', change: (state: string) => `${state}x` },
    { name: 'another case', change: (state: string) => state.toLowerCase() },
    { name: 'a trailing space', change: (state: string) => `${state}%20` },
    { name: 'a NUL', change: (state: string) => `${state}%00` },
    {
      name: 'a full-width look-alike',
      change: (state: string) => encodeURIComponent(fullWidth(state)),
    },
  ])('W-07: an answer with $name in its state is a mismatch', async ({ change }) => {
    const at = tab();
    const state = await begin(at);
    expect(await open(at, `?code=C&state=${change(state)}`)).toEqual(failed('state_mismatch'));
    expect(at.sent).toEqual([]);
  });

  test('W-08: an answer to a login of more than ten minutes ago is too late', async () => {
    const at = tab();
    const state = await begin(at);
    at.pass(PENDING_MAX_AGE_MS + 1);
    expect(await open(at, `?code=C&state=${state}`)).toEqual(failed('login_expired'));
    expect(at.sent).toEqual([]);
    expect(pendingCount(at)).toBe(0);
  });

  test('W-08: an answer to a login from more than five minutes in the future is refused', async () => {
    const at = tab();
    const state = await begin(at);
    at.clock.now -= 5 * 60_000 + 1;
    expect(await open(at, `?code=C&state=${state}`)).toEqual(failed('login_expired'));
  });

  test('W-53: an answer in another browser is refused as unknown', async () => {
    const state = await begin(tab());
    const elsewhere = tab();
    expect(await open(elsewhere, `?code=C&state=${state}`)).toEqual(failed('no_pending_login'));
    expect(elsewhere.sent).toEqual([]);
  });

  test('an answer that reached the wrong tab still works in its own', async () => {
    const shared = machine();
    const at = tab({ machine: shared });
    const address = `?code=C&state=${await begin(at)}`;
    expect(await open(tab({ machine: shared }), address)).toEqual(failed('no_pending_login'));
    expect(await open(at, address)).toMatchObject({
      kind: 'code',
      exchange: expect.anything() as unknown,
    });
  });

  test.each(['https://evil.example/', `${PAGE}proxy/`, 'https://me.example/'])(
    'an answer to a login that began with another proxy is not sent: %s',
    async (proxyUrl) => {
      const at = tab();
      const address = `?code=C&state=${await begin(at)}`;
      expect(await open(at, address, { ...CONFIG, proxyUrl })).toEqual(failed('no_pending_login'));
      expect(at.sent).toEqual([]);
    },
  );

  test('an answer to a login of an older build without a proxy is not sent', async () => {
    const at = tab();
    const state = await begin(at);
    const { proxyUrl, ...old } = JSON.parse(at.store.get(PENDING_PREFIX + state) ?? '') as {
      proxyUrl: string;
    };
    expect(proxyUrl).toBe(PAGE);
    at.store.set(PENDING_PREFIX + state, JSON.stringify(old));
    expect(await open(at, `?code=C&state=${state}`)).toEqual(failed('no_pending_login'));
    expect(at.sent).toEqual([]);
  });
});

function fullWidth(text: string): string {
  return text.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
