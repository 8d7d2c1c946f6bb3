import { describe, expect, test } from 'vitest';
import { arrive, takeAddress, type Arrival } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { PENDING_MAX_AGE_MS, PENDING_PREFIX } from '../../../web/auth/callback.ts';
import type { Flow } from '../../../web/config/providers.ts';
import { settle, type Settled } from '../../../web/auth/settle.ts';
import { config, machine, PAGE, simulatedConfig, tab, type Tab } from '../fake-browser.ts';

const CODE_FLOW = { provider: 'instagram', responseType: 'code' } as const;
const TOKEN_FLOW = { provider: 'legacy', responseType: 'token' } as const;
const CONFIG = config();

/** Begins a login in this tab and returns its state. */
async function begin(at: Tab, flow: Flow = CODE_FLOW): Promise<string> {
  const begun = await beginLogin(at.browser, simulatedConfig(), flow);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  return new URL(begun.url).searchParams.get('state') ?? '';
}

/** Opens the page at a URL, in a tab that may have been used before. */
async function open(at: Tab, address: string, settings = CONFIG): Promise<Arrival | Settled> {
  at.browser.history.replaceState(null, '', PAGE + address);
  at.replaced.length = 0;
  const callback = takeAddress(at.browser);
  const arrival = await arrive(at.browser, settings.proxyUrl, callback);
  return arrival.kind === 'unsettled' ? await settle(at.browser, settings, arrival) : arrival;
}

function failed(reason: string): object {
  return { failure: { reason } };
}

const pendingCount = (at: Tab) =>
  [...at.store.keys()].filter((key) => key.startsWith(PENDING_PREFIX)).length;

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

  test('W-12: an answer with both a code and an error is an error, and its code is dropped', async () => {
    const at = tab();
    const state = await begin(at);
    expect(await open(at, `?code=C&error=access_denied&state=${state}`)).toEqual(
      failed('cancelled'),
    );
    expect(at.sent).toEqual([]);
  });

  test('W-13: an error with the wrong state shows none of its text and keeps the login', async () => {
    const at = tab();
    const state = await begin(at);
    const outcome = await open(at, '?error=server_error&error_description=call+0900&state=wrong');
    expect(outcome).toEqual(failed('login_failed'));
    expect(await open(at, `?code=C&state=${state}`)).toMatchObject({
      kind: 'code',
      exchange: expect.anything() as unknown,
    });
  });

  test('W-14: a cancelled login is reported as such and is used up', async () => {
    const at = tab();
    const denial =
      '?error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request';
    expect(await open(at, `${denial}&state=${await begin(at)}`)).toEqual(failed('cancelled'));
    expect(pendingCount(at)).toBe(0);
  });

  test('W-14: a cancellation without a state counts only while a login is in progress', async () => {
    const at = tab();
    expect(await open(at, '?error=access_denied')).toEqual(failed('login_failed'));
    await begin(at);
    expect(await open(at, '?error=access_denied')).toEqual(failed('cancelled'));
  });

  test.each([
    '?code=a&code=b',
    '?code=a&state=s&state=s',
    '?error=a&error=b',
    '?code=a&state=s#state=s',
  ])('W-15: an answer with a repeated parameter is malformed: %s', async (address) => {
    const at = tab();
    await begin(at);
    expect(await open(at, address)).toEqual(failed('malformed_response'));
    expect(at.browser.location.href).toBe(PAGE);
    expect(at.sent).toEqual([]);
  });

  test('W-18: an answer with a token in the query is rejected and cleaned away', async () => {
    const at = tab();
    const state = await begin(at, TOKEN_FLOW);
    const outcome = await open(at, `?access_token=T&state=${state}`, simulatedConfig());
    expect(outcome).toEqual(failed('malformed_response'));
    expect(at.browser.location.href).toBe(PAGE);
  });

  test.each(['', '?'])(
    'a token of the classic API is accepted with its state in the fragment: "%s"',
    async (query) => {
      const at = tab();
      const address = `${query}#access_token=1574083.c59cb53.7139b07541a04cea8a9ef6319be724a2&state=${await begin(at, TOKEN_FLOW)}`;
      expect(await open(at, address, simulatedConfig())).toMatchObject({
        token: {
          provider: 'legacy',
          accessToken: '1574083.c59cb53.7139b07541a04cea8a9ef6319be724a2',
        },
      });
      expect(at.sent).toEqual([]);
      expect(at.browser.location.href).toBe(PAGE);
    },
  );

  test('a token of the classic API is accepted with its state in the query', async () => {
    const at = tab();
    const address = `?state=${await begin(at, TOKEN_FLOW)}#access_token=T`;
    expect(await open(at, address, simulatedConfig())).toMatchObject({
      token: { accessToken: 'T' },
    });
  });

  test('an answer of a response type that was not requested is malformed', async () => {
    const at = tab();
    const code = `?code=C&state=${await begin(at, TOKEN_FLOW)}`;
    expect(await open(at, code, simulatedConfig())).toEqual(failed('malformed_response'));
    const token = `#access_token=T&state=${await begin(at)}`;
    expect(await open(at, token, simulatedConfig())).toEqual(failed('malformed_response'));
    expect(at.sent).toEqual([]);
  });

  test('W-22: an answer with a token is refused when only the code flow is on', async () => {
    const at = tab();
    const outcome = await open(at, `#access_token=T&state=${await begin(at, TOKEN_FLOW)}`);
    expect(outcome).toEqual(failed('implicit_off'));
  });

  test.each([
    '?code=%',
    '?code=%E0%A4%A&state=%FF',
    '?code&state=%ED%A0%80',
    '?code=a;state=b',
    '?a+b=+&code=+',
    '?code',
  ])('W-24: an answer that cannot be decoded is refused without a throw: %s', async (address) => {
    const at = tab();
    await begin(at);
    expect(await open(at, address)).toHaveProperty('failure');
    expect(at.sent).toEqual([]);
  });

  test('W-25: an answer with parameters such as __proto__ changes no object', async () => {
    const at = tab();
    await open(at, '?__proto__=x&constructor=y&prototype[z]=1&toString=1&code=C');
    await open(at, '#__proto__[x]=1&access_token=T');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test('W-26: an error shows Instagram’s words shortened, without control or direction marks', async () => {
    const at = tab();
    const words = encodeURIComponent(
      `<img src=x onerror=alert(1)>\u202e\u0007${'a'.repeat(10_000)}`,
    );
    const outcome = await open(
      at,
      `?error=server_error&error_description=${words}&state=${await begin(at)}`,
    );
    const description = `<img src=x onerror=alert(1)>${'a'.repeat(172)}`;
    expect(outcome).toEqual({ failure: { reason: 'login_failed', description } });
  });

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

  test('an answer leaves the history state of a router alone', () => {
    const at = tab({ href: `${PAGE}?code=C&state=S` });
    at.browser.history.replaceState({ key: 'r1' }, '', `${PAGE}?code=C&state=S`);
    takeAddress(at.browser);
    expect(at.browser.history.state).toEqual({ key: 'r1' });
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

test('a URL without an answer is left alone', async () => {
  const at = tab();
  expect(await open(at, '')).toEqual({ kind: 'nothing', returnTo: null });
  expect(await open(at, '?utm_source=x#_=_')).toEqual({ kind: 'nothing', returnTo: null });
});

function fullWidth(text: string): string {
  return text.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
