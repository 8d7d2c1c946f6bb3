import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { Config } from '../../../web/config.ts';
import { Draft } from '../../../web/setup/draft.svelte.ts';
import { settingsLink } from '../../../web/setup/settings.ts';
import type { Visit } from '../../../web/setup/visit.ts';
import { simulatedConfig, storeOf } from '../fake-browser.ts';

const CONFIG = simulatedConfig();
const ID = '1784140500000009';
const INSIGHTS = 'instagram_business_manage_insights';

interface Opened {
  draft: Draft;
  /** Every configuration that the session was given. */
  used: Config[];
  device: Map<string, string>;
  tab: Map<string, string>;
}

function open(fragment = '', device = new Map<string, string>()): Opened {
  const tab = new Map<string, string>();
  const used: Config[] = [];
  const visit: Visit = {
    fragment,
    device: () => storeOf(device),
    tab: () => storeOf(tab),
    show: () => Promise.resolve(),
    languageChanged: false,
  };
  const configure = (config: Config) => void used.push(config);
  const draft = new Draft(CONFIG, visit, { flows: CONFIG.flows, configure });
  return { draft, used, device, tab };
}

test('an app id counts, and is kept, once it can be one', () => {
  const { draft, used, device } = open();
  draft.typedId = '1784';
  expect(draft.idFault).toBe('short');
  expect(draft.config.providers.instagram.appId).toBe(CONFIG.providers.instagram.appId);
  expect(device.size).toBe(0);
  draft.typedId = ` ${ID} `;
  expect(draft.idFault).toBeUndefined();
  expect(used.at(-1)?.providers.instagram.appId).toBe(ID);
  expect([...device.values()]).toEqual([`client_id=${ID}`]);
  draft.typedId = '';
  expect(used.at(-1)).toEqual(CONFIG);
  expect(device.size).toBe(0);
});

test('the permission that nothing works without cannot be left out', () => {
  const { draft } = open();
  draft.toggle(INSIGHTS);
  draft.toggle('instagram_business_basic');
  expect(draft.scopes).toEqual(['instagram_business_basic', INSIGHTS]);
  draft.toggle(INSIGHTS);
  expect(draft.settings).toEqual({});
});

test('a flow is chosen by itself, and the default is not kept', () => {
  const { draft, device } = open();
  const [standard, other] = CONFIG.flows;
  if (!other) throw new Error('The simulated page has two flows.');
  draft.flow = other;
  expect(draft.flow).toBe(other);
  expect(device.size).toBe(1);
  draft.flow = standard;
  expect(device.size).toBe(0);
});

test('a link’s settings count without being kept, until a person keeps them', () => {
  const { hash } = new URL(settingsLink(CONFIG, { clientId: ID }));
  const { draft, used, device, tab } = open(hash);
  expect(draft.fromLink).toBe(true);
  expect(used.at(-1)?.providers.instagram.appId).toBe(ID);
  expect([device.size, tab.size]).toEqual([0, 1]);
  draft.keepLinked();
  expect(draft.fromLink).toBe(false);
  expect([device.size, tab.size]).toEqual([1, 0]);
});

test('a link that is turned down leaves what was there before', () => {
  const device = new Map([['latchkey:settings', `scope=instagram_business_basic,${INSIGHTS}`]]);
  const { hash } = new URL(settingsLink(CONFIG, { clientId: ID }));
  const { draft, used } = open(hash, device);
  draft.dropLinked();
  expect(draft.fromLink).toBe(false);
  expect(draft.typedId).toBe('');
  expect(used.at(-1)?.providers.instagram).toMatchObject({
    appId: CONFIG.providers.instagram.appId,
    scopes: ['instagram_business_basic', INSIGHTS],
  });
});

test('what is shown follows what is typed', () => {
  const seen: string[] = [];
  const { draft } = open();
  const stop = $effect.root(() => {
    $effect(() => void seen.push(draft.config.providers.instagram.appId));
  });
  flushSync();
  draft.typedId = ID;
  flushSync();
  stop();
  expect(seen).toEqual([CONFIG.providers.instagram.appId, ID]);
});
