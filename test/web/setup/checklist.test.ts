import { expect, test } from 'vitest';
import { addressByHand } from '../../../web/setup/address-by-hand.ts';
import { STEPS } from '../../../web/setup/steps.ts';
import { keepTicks, tickedSteps } from '../../../web/setup/ticks.ts';
import { WAYS } from '../../../web/setup/ways.ts';
import { config, storeOf } from '../fake-browser.ts';

const blocked = () => {
  throw new DOMException('Blocked', 'SecurityError');
};

test('ticked steps are remembered on the device, in the order of the checklist', () => {
  const store = new Map<string, string>();
  const device = () => storeOf(store);
  keepTicks(device, new Set(['proxy', 'account']));
  expect([...tickedSteps(device)]).toEqual(['account', 'proxy']);
  keepTicks(device, new Set());
  expect(store.size).toBe(0);
});

test('blocked storage and a foreign value leave the checklist without ticks', () => {
  expect(tickedSteps(blocked).size).toBe(0);
  expect(() => keepTicks(blocked, new Set(['app']))).not.toThrow();
  const foreign = () => storeOf(new Map([['latchkey:checklist', 'constructor,<b>,account ']]));
  expect(tickedSteps(foreign).size).toBe(0);
});

test('a way that begins where the last one did is said from there', () => {
  expect(WAYS.get('app')).toEqual({ shared: false, rest: ['My apps', 'Create app'] });
  expect(WAYS.get('redirect')).toEqual({
    shared: true,
    rest: [
      '3.\u00a0Set up Instagram business login',
      'Business login settings',
      'OAuth redirect URIs',
    ],
  });
  expect(WAYS.get('callbacks')).toEqual({ shared: true, rest: [] });
  expect([...WAYS.keys()]).toEqual(STEPS.map(({ id }) => id));
});

test('the login URL to open by hand has everything but a state', () => {
  const page = config();
  const url = new URL(addressByHand(page, page.flows[0]) ?? '');
  expect(url.searchParams.has('state')).toBe(false);
  expect(url.searchParams.get('client_id')).toBe(page.providers.instagram.appId);
  expect(url.searchParams.get('redirect_uri')).toBe(page.redirectUri);
});

test('there is no login URL to open by hand for the relay, which needs a challenge', () => {
  const page = config();
  const relay = { issuer: 'https://p.example', authorizeUrl: 'https://p.example/authorize' };
  expect(addressByHand(page, { ...page.flows[0], relay })).toBeUndefined();
});
