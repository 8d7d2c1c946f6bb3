import { describe, expect, test } from 'vitest';
import { firstDifference } from '../../../../proxy/commands/doctor/redirect-uris.ts';
import { ENV, look, of, verdicts } from './healthy-world.ts';

describe('redirect URIs', () => {
  test('a redirect URI on this machine with http gets a hint about https', async () => {
    const [https, http] = of(await look(ENV), 'redirect_uri');
    expect(https?.says).toBe('https://app.example/cb is https.');
    expect(http?.says).toMatch(/Instagram may require https.*npm start -- --https/);
  });

  test('a redirect URI elsewhere with http is a fault of the configuration', async () => {
    const findings = await look({ ...ENV, REDIRECT_URIS: 'http://app.example/' });
    expect(verdicts(findings, 'configuration')).toEqual(['wrong']);
    expect(verdicts(findings, 'redirect_uri')).toEqual([]);
  });

  test('a registered redirect URI that matches byte for byte is right', async () => {
    const findings = await look(ENV, {}, { registered: ['https://app.example/cb'] });
    expect(verdicts(findings, 'registered')).toEqual(['right']);
  });

  test('the relay’s callback counts as a configured redirect URI', async () => {
    const env = {
      ...ENV,
      ISSUER: 'https://login.example',
      SEALING_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
    };
    const registered = ['https://login.example/callback'];
    expect(verdicts(await look(env, {}, { registered }), 'registered')).toEqual(['right']);
    expect(verdicts(await look(ENV, {}, { registered }), 'registered')).toEqual(['wrong']);
  });

  test.each([
    { uri: 'https://app.example/cb/', at: 22 },
    { uri: 'https://app.example/CB', at: 20 },
    { uri: 'https://www.app.example/cb', at: 8 },
    { uri: 'http://app.example/cb', at: 4 },
  ])(
    'the registered redirect URI $uri is wrong, and its first difference is marked',
    async ({ uri, at }) => {
      const [finding] = of(await look(ENV, {}, { registered: [uri] }), 'registered');
      expect(finding?.verdict).toBe('wrong');
      const [, configured = '', registered = '', mark = ''] = finding?.says.split('\n') ?? [];
      expect(configured).toBe('  configured  https://app.example/cb');
      expect(registered).toBe(`  registered  ${uri}`);
      expect(mark.indexOf('^') - configured.indexOf('https')).toBe(at);
      expect(firstDifference('https://app.example/cb', uri)).toBe(at);
    },
  );
});
