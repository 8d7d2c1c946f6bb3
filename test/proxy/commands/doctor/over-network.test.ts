import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAsk } from '../../../../proxy/commands/doctor/ask.ts';
import { examine, type Questions } from '../../../../proxy/commands/doctor/examine.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import { serveInstagram, type ServedInstagram } from '../../../../web/demo/simulator/serve.ts';
import { startOnNode, type RunningProxy } from '../../../support/proxy.ts';
import { of, verdicts } from './healthy-world.ts';

describe('over the network', () => {
  let simulator: ServedInstagram;
  let proxy: RunningProxy;
  const env = () => ({
    INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
    INSTAGRAM_CLIENT_SECRET: DEMO_CREDENTIALS.instagram.clientSecret,
    FACEBOOK_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId,
    FACEBOOK_CLIENT_SECRET: DEMO_CREDENTIALS.facebook.clientSecret,
    REDIRECT_URIS: 'http://localhost:8787/',
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    FACEBOOK_GRAPH_URL: simulator.url,
  });
  const run = async (more: Record<string, string>, questions: Partial<Questions> = {}) =>
    await examine(
      { ...env(), ...more },
      { registered: [], ...questions },
      { ask: createAsk(fetch), now: () => Date.now() },
    );

  beforeAll(async () => {
    simulator = await serveInstagram({ port: 0, redirectUris: ['http://localhost:8787/'] });
    proxy = await startOnNode(env());
  });
  afterAll(() => Promise.all([simulator.close(), proxy.close()]));

  test('every finding is right for the simulated Instagram and a running proxy', async () => {
    const findings = await run({}, { proxy: proxy.url });
    expect(findings.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(of(findings, 'origin')).toHaveLength(1);
  });

  test.each([
    { INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId, says: /Meta \(Facebook\) app/ },
    { INSTAGRAM_CLIENT_ID: '1784140500000002', says: /has no app/ },
  ])(
    'the app id $INSTAGRAM_CLIENT_ID is wrong for the simulated Instagram',
    async ({ INSTAGRAM_CLIENT_ID, says }) => {
      const findings = await run({
        INSTAGRAM_CLIENT_ID,
        FACEBOOK_CLIENT_ID: '9',
        FACEBOOK_CLIENT_SECRET: 'x',
      });
      expect(of(findings, 'instagram_app')[0]?.says).toMatch(says);
    },
  );

  test('a page that the running proxy does not allow is wrong', async () => {
    const more = { REDIRECT_URIS: 'https://other.example/' };
    expect(verdicts(await run(more, { proxy: proxy.url }), 'origin')).toEqual(['wrong']);
  });

  test('D4: a slash that only the running proxy has is found', async () => {
    const more = { REDIRECT_URIS: 'http://localhost:8787/page' };
    const findings = await run(more, { proxy: proxy.url });
    expect(verdicts(findings, 'origin')).toEqual(['right']);
    expect(verdicts(findings, 'allowed')).toEqual(['wrong']);
  });

  test('a proxy that does not listen or does not answer in JSON is wrong', async () => {
    const ask = createAsk(fetch);
    expect(await ask('http://127.0.0.1:9/')).toEqual({ kind: 'silence' });
    expect(await ask(`${simulator.url}/`)).toMatchObject({ kind: 'answer', status: 200, json: {} });
  });
});
