import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../../web/config/config.ts';
import { Draft, type Configurable } from '../../../web/setup/draft.svelte.ts';
import { settingsLink } from '../../../web/setup/settings.ts';
import type { Visit } from '../../../web/setup/visit.ts';
import { config, PAGE, simulatedConfig, storeOf, tab as openTab } from '../fake-browser.ts';

const CONFIG = simulatedConfig();
const ID = '1784140500000009';
const INSIGHTS = 'instagram_business_manage_insights';

interface Opened {
  draft: Draft;
  /** Every configuration that the session received. */
  used: Config[];
  device: Map<string, string>;
  tab: Map<string, string>;
}

/** A session that remembers every configuration it receives. */
function sessionOf(used: Config[], lend: Configurable['lend']): Configurable {
  return {
    get config() {
      return used.at(-1) ?? CONFIG;
    },
    set config(config) {
      used.push(config);
    },
    lend,
  };
}

function open(link?: string, device = new Map<string, string>()): Opened {
  const tab = new Map<string, string>();
  const used: Config[] = [];
  const visit: Visit = {
    link,
    device: () => storeOf(device),
    tab: () => storeOf(tab),
    show: () => Promise.resolve(),
    languageChanged: false,
  };
  const { browser } = openTab();
  const lend: Configurable['lend'] = (to) => to(browser, new AbortController().signal);
  const draft = new Draft(CONFIG, visit, sessionOf(used, lend));
  return { draft, used, device, tab };
}

test('an app id is used and kept once it is valid', () => {
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

test('the required permission cannot be left out', () => {
  const { draft } = open();
  draft.toggle(INSIGHTS);
  draft.toggle('instagram_business_basic');
  expect(draft.scopes).toEqual(['instagram_business_basic', INSIGHTS]);
  draft.toggle(INSIGHTS);
  expect(draft.settings).toEqual({});
});

test('a chosen flow is kept, and the default is not', () => {
  const { draft, device } = open();
  const [standard, other] = CONFIG.flows;
  if (!other) throw new Error('The simulated page has two flows.');
  draft.flow = other;
  expect(draft.flow).toBe(other);
  expect(device.size).toBe(1);
  draft.flow = standard;
  expect(device.size).toBe(0);
});

test('a link’s settings are used without being kept until the person keeps them', () => {
  const [, link] = settingsLink(CONFIG, { clientId: ID }).split('#settings=');
  const { draft, used, device, tab } = open(link);
  expect(draft.fromLink).toBe(true);
  expect(used.at(-1)?.providers.instagram.appId).toBe(ID);
  expect([device.size, tab.size]).toEqual([0, 1]);
  draft.keepLinked();
  expect(draft.fromLink).toBe(false);
  expect([device.size, tab.size]).toEqual([1, 0]);
});

test('a rejected link leaves the earlier settings', () => {
  const device = new Map([['latchkey:settings', `scope=instagram_business_basic,${INSIGHTS}`]]);
  const [, link] = settingsLink(CONFIG, { clientId: ID }).split('#settings=');
  const { draft, used } = open(link, device);
  draft.dropLinked();
  expect(draft.fromLink).toBe(false);
  expect(draft.typedId).toBe('');
  expect(used.at(-1)?.providers.instagram).toMatchObject({
    appId: CONFIG.providers.instagram.appId,
    scopes: ['instagram_business_basic', INSIGHTS],
  });
});

test('the shown settings follow what is typed', () => {
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

describe('a relay', () => {
  const issuer = PAGE.slice(0, -1);
  const metadata = {
    issuer,
    authorization_endpoint: `${PAGE}authorize`,
    token_endpoint: `${PAGE}token`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
  const visit = (): Visit => ({
    link: undefined,
    device: () => storeOf(new Map()),
    tab: () => storeOf(new Map()),
    show: () => Promise.resolve(),
    languageChanged: false,
  });
  const sought = async (settings: Config, here: Visit) => {
    const at = openTab({ answer: () => Response.json(metadata) });
    const lend: Configurable['lend'] = (to) => to(at.browser, new AbortController().signal);
    const draft = new Draft(settings, here, sessionOf([], lend));
    await Promise.all([draft.seekRelay(), draft.seekRelay()]);
    return { flows: draft.flows, asked: at.sent.length };
  };

  test('a relay is offered after the proxy has confirmed it, which is asked once a visit', async () => {
    const [here, settings] = [visit(), config()];
    const relay = { issuer, authorizeUrl: `${PAGE}authorize` };
    const flows = [...settings.flows, { ...settings.flows[0], relay }];
    expect(await sought(settings, here)).toEqual({ flows, asked: 1 });
    expect(await sought(settings, here)).toEqual({ flows, asked: 0 });
  });

  test('the proxy is not asked about a relay that is switched off', async () => {
    const settings = config({ VITE_RELAY: '0' });
    expect(await sought(settings, visit())).toEqual({ flows: settings.flows, asked: 0 });
  });
});
