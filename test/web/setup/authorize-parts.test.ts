import { expect, test } from 'vitest';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { authorizeParts } from '../../../web/setup/authorize-parts.ts';
import { parseSettings, withSettings } from '../../../web/setup/settings.ts';
import { settings } from '../../../web/text/en/settings.ts';
import { config, simulatedConfig, tab } from '../fake-browser.ts';

const CHANGED = withSettings(
  config(),
  parseSettings(
    'client_id=1784140500000009&scope=instagram_business_basic,instagram_business_manage_insights',
    config(),
  ),
);

test('the shown login URL is the one that a login opens, except for the state', async () => {
  const begun = await beginLogin(tab().browser, CHANGED, CHANGED.flows[0]);
  const opened = new URL('url' in begun ? begun.url : '');
  const shown = authorizeParts(CHANGED, CHANGED.flows[0], opened.searchParams.get('state') ?? '');
  expect(shown).toEqual({
    host: opened.origin + opened.pathname,
    parameters: [...opened.searchParams].map(([name, value]) => ({ name, value })),
  });
  expect(opened.searchParams.get('client_id')).toBe('1784140500000009');
  expect(opened.searchParams.get('scope')).toContain('manage_insights');
});

test('every parameter of every login URL is explained', () => {
  const page = simulatedConfig();
  const relay = { issuer: 'https://p.example', authorizeUrl: 'https://p.example/authorize' };
  const flows = [...page.flows, { ...page.flows[0], relay }];
  const names = flows.flatMap((flow) =>
    authorizeParts(page, flow, '').parameters.map(({ name }) => name),
  );
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => settings.meanings[name] === undefined)).toEqual([]);
});
