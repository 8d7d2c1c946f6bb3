import { expect, vi } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import {
  drip,
  json,
  reset,
  stall,
  stallInBody,
  text,
  type Answer,
} from '../../support/upstream.ts';
const DOWN = [502, 'server_error', 'instagram_unavailable'];
const LATE = [504, 'server_error', 'instagram_timeout'];

const STALLS: { title: string; answer: Answer }[] = [
  { title: 'before the headers', answer: stall },
  { title: 'in the body', answer: stallInBody },
  { title: 'by the byte', answer: drip },
];

onBothRuntimes(
  proxyEnv,
  (test) => {
    // The leak scan comes last, after the tests that wait for a deadline.
    test.afterAll(async ({ proxy }) => {
      expect(await findLeaks(proxy)).toEqual([]);
      expect(findUnguarded()).toEqual([]);
    });

    const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];
    const refresh = (proxy: RunningProxy, refreshToken: string) =>
      postToken(proxy.url, { grant_type: 'refresh_token', refresh_token: refreshToken });

    test.for(STALLS)(
      'P-37: an answer to a code that stalls $title becomes a 504 in time, and the socket is closed',
      async ({ title, answer }, { proxy, upstream }) => {
        const code = `C0DE-stall-${title}`.replaceAll(' ', '-');
        upstream.script(code, answer);
        const startedAt = performance.now();
        const reply = await postCode(proxy.url, code);
        expect(outcome(reply)).toEqual(LATE);
        expect(reply.headers['access-control-allow-origin']).toBe(ORIGIN);
        expect(performance.now() - startedAt).toBeLessThan(12_000);
        await vi.waitUntil(() => upstream.aborted(code) === 1, { timeout: 3000 });
        expect(upstream.count(code)).toBe(1);
      },
    );

    test('S3, P-37, P-48: a 60-day step that stalls returns the one-hour token within 12 s', async ({
      proxy,
      upstream,
    }) => {
      upstream.script('IGAAshort.C0DE-slow', stall);
      const startedAt = performance.now();
      const reply = await postCode(proxy.url, 'C0DE-slow');
      expect(reply.json).toMatchObject({
        access_token: 'IGAAshort.C0DE-slow',
        expires_in: 3600,
        warning: 'long_lived_failed',
      });
      expect(performance.now() - startedAt).toBeLessThan(12_000);
    });

    test.for([502, 503, 504])(
      'S6: a refresh that gets %i is tried once more',
      async (status, { proxy, upstream }) => {
        const key = `IGAAagain.C0DE-${String(status)}`;
        upstream.script(key, text('', status), json({ access_token: 'IGAAok', expires_in: 5 }));
        expect((await refresh(proxy, key)).status).toBe(200);
        expect(upstream.count(key)).toBe(2);
      },
    );

    test('S6: a refresh that keeps failing is tried twice, not three times', async ({
      proxy,
      upstream,
    }) => {
      upstream.script('IGAAdown.C0DE', text('', 503));
      expect(outcome(await refresh(proxy, 'IGAAdown.C0DE'))).toEqual(DOWN);
      expect(upstream.count('IGAAdown.C0DE')).toBe(2);
      upstream.script('IGAAreset.C0DE', reset, json({ access_token: 'IGAAok' }));
      expect((await refresh(proxy, 'IGAAreset.C0DE')).status).toBe(200);
    });

    test('S6: a refresh is not repeated when Retry-After is longer than the time that is left', async ({
      proxy,
      upstream,
    }) => {
      upstream.script('IGAAlater.C0DE', text('', 503, { 'Retry-After': '60' }));
      expect(outcome(await refresh(proxy, 'IGAAlater.C0DE'))).toEqual(DOWN);
      expect(upstream.count('IGAAlater.C0DE')).toBe(1);
    });

    test.for([
      { said: '7', waits: '7' },
      { said: '1e9', waits: '60' },
      { said: '999999999', waits: '3600' },
      { said: 'Wed, 21 Oct 2099 07:28:00 GMT', waits: '60' },
      { said: 'x', waits: '60' },
      { said: '0', waits: '1' },
      { said: '-1', waits: '60' },
    ])(
      'P-40: a throttled refresh with Retry-After "$said" becomes a 503 that asks to wait $waits s',
      async ({ said, waits }, { proxy, upstream }) => {
        const key = `IGAAthrottled.C0DE${encodeURIComponent(said)}`;
        upstream.script(key, text('', 429, { 'Retry-After': said }));
        const reply = await refresh(proxy, key);
        expect(outcome(reply)).toEqual([503, 'temporarily_unavailable', 'throttled']);
        expect(reply.headers['retry-after']).toBe(waits);
        expect(upstream.count(key)).toBe(1);
      },
    );
  },
  { concurrent: true },
);
