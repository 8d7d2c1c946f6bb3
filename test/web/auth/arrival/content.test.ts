import { describe, expect, test } from 'vitest';
import { PAGE, simulatedConfig, tab } from '../../fake-browser.ts';
import { begin, failed, open, pendingCount, TOKEN_FLOW } from './arriving.ts';

describe('an answer', () => {
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
});
