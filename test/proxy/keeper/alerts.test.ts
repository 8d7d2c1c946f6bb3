import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, KEEPERS, reasonOf } from '../../support/keeper.ts';
import { graphError, startWorld, type World } from '../../support/keeper-world.ts';
import { FORM, send } from '../../support/proxy.ts';
import { sign } from '../../support/signed-request.ts';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

describe.each(KEEPERS)('alerts and deletion on %s', (_runtime, start) => {
  let world: World;
  const heard: Heard[] = [];
  let status = 200;
  const receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  const SECRETS = ['sentinel-webhook-secret', 'sentinel-webhook-previous'];
  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    world = await startWorld(start, {
      KEEPER_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
      KEEPER_WEBHOOK_SECRET: SECRETS[0] ?? '',
      KEEPER_WEBHOOK_SECRET_PREVIOUS: SECRETS[1] ?? '',
    });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    receiver.close();
    receiver.closeAllConnections();
  });
  afterEach(() => world.rule(undefined));
  const alerts = () => heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const callback = (path: string, payload: object) =>
    send(`${world.proxy.url}${path}`, {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams({
        signed_request: sign(
          { algorithm: 'HMAC-SHA256', ...payload },
          DEMO_CREDENTIALS.instagram.clientSecret,
        ),
      }).toString(),
    });

  test('T23: an alert is signed over id, time and body, once for each secret', async () => {
    await world.keep('person0');
    await world.advance(1000);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    const [message] = heard;
    const {
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': signature,
    } = message?.headers ?? {};
    const expected = SECRETS.map(
      (key) =>
        `v1,${createHmac('sha256', key)
          .update(`${String(id)}.${String(time)}.${message?.body ?? ''}`)
          .digest('base64')}`,
    );
    expect(signature).toBe(expected.join(' '));
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      id,
      type: 'kept',
      feed: 'person0',
      username: 'person0',
    });
  });

  test('an expired token is reported with a link, with which its owner alone connects it again', async () => {
    await world.operator.delete('/kept/person0');
    const token = await world.keep('person0');
    world.revoke(token);
    for (let passed = 0; passed < 4; passed += 1)
      await world.advance(passed === 0 ? 25 * HOUR : 16 * 60_000);
    const alert = alerts().findLast(({ type }) => type === 'login_needed');
    expect(alert).toMatchObject({ feed: 'person0', reason: 'token_revoked' });
    const claim = String(alert?.['reconnect_url']).split('#claim=')[1] ?? '';
    const other = await world.operator.keepToken(await world.token('person2'), claim);
    expect(reasonOf(other)).toEqual([403, 'account_mismatch']);
    const again = await world.operator.keepToken(await world.token('person0'), claim);
    expect([again.status, again.json['feed']]).toEqual([200, 'person0']);
    expect(await world.operator.line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('T24: one outage rings once, and an alert that cannot be delivered is tried five times in a day', async () => {
    for (const index of [2, 3, 4, 5, 6, 7]) await world.keep(`person${index}`);
    await world.advance(HOUR);
    heard.length = 0;
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await world.advance(26 * HOUR);
    for (let passed = 0; passed < 10; passed += 1) await world.advance(HOUR / 2);
    expect(alerts().filter(({ type }) => type === 'app_trouble')).toHaveLength(1);
    world.rule(undefined);
    for (let passed = 0; passed < 10; passed += 1) await world.advance(HOUR);
    heard.length = 0;
    status = 500;
    await world.operator.delete('/kept/person7');
    for (let passed = 0; passed < 30; passed += 1) await world.advance(HOUR);
    const tries = alerts().filter(({ type }) => type === 'deleted');
    expect(tries).toHaveLength(5);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    status = 200;
  }, 30_000);

  test('T20, T21: a deauthorization really deletes, a forged one and an old one do not', async () => {
    await world.keep('person8');
    const user_id = '36220564007528717';
    expect(
      (await callback('/deauthorize', { user_id: '1', issued_at: world.now() / 1000 })).status,
    ).toBe(200);
    const forged = await send(`${world.proxy.url}/deauthorize`, {
      method: 'POST',
      headers: FORM,
      body: `signed_request=${sign({ algorithm: 'HMAC-SHA256', user_id }, 'wrong')}`,
    });
    expect(forged.status).toBe(400);
    const old = await callback('/deauthorize', {
      user_id,
      issued_at: Math.floor(world.now() / 1000) - 3600,
    });
    expect(old.status).toBe(200);
    expect((await world.operator.get('/kept/person8')).status).toBe(200);
    await callback('/deauthorize', { user_id, issued_at: Math.floor(world.now() / 1000) + 1 });
    expect((await world.operator.get('/kept/person8')).status).toBe(404);
    expect(reasonOf(await send(`${world.proxy.url}/media/person8`))).toEqual([410, 'deleted']);
  });

  test.each([
    ['app-scoped', '36220564007528719'],
    ['professional', '17841401313574619'],
  ])(
    'a request of deletion by the %s ID deletes, and its page says so',
    async (_title, user_id) => {
      await world.keep('person9');
      const reply = await callback('/data-deletion', {
        user_id,
        issued_at: Math.floor(world.now() / 1000) + 1,
      });
      const page = await send(
        `${world.proxy.url}/data-deletion/${String(reply.json['confirmation_code'])}`,
      );
      expect([page.status, page.text.includes('<h1>Your data was deleted</h1>')]).toEqual([
        200,
        true,
      ]);
      expect((await world.operator.get('/kept/person9')).status).toBe(404);
      const unknown = await send(`${world.proxy.url}/data-deletion/${'0'.repeat(32)}`);
      expect(unknown.text).not.toContain('stores nothing');
    },
  );

  test('T7: a token of another app is kept, and shows itself when its refresh fails', async () => {
    await world.keep('person10');
    world.rule(({ path }) =>
      path === '/refresh_access_token'
        ? graphError('Unsupported request - method type: get', 100)
        : undefined,
    );
    await world.advance(26 * HOUR);
    await world.advance(26 * HOUR);
    expect(await world.operator.line('person10')).toMatchObject({
      state: 'retrying',
      reason: 'permission_missing',
    });
  });

  test.each(['same', 'new'] as const)(
    'T28: a token that another deployment refreshes as well stays healthy (%s string)',
    async (refreshedToken) => {
      await world.switches({ refreshedToken });
      const token = await world.keep('person11');
      await world.advance(20 * HOUR);
      await world.instagram.fetch(
        new Request(
          `http://x/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
        ),
      );
      await world.advance(10 * HOUR);
      await world.advance(2 * DAY);
      expect(await world.operator.line('person11')).toMatchObject({ state: 'healthy' });
    },
  );
});
