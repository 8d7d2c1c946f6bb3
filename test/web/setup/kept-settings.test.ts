import { expect, test } from 'vitest';
import type { Store } from '../../../web/auth/browser.ts';
import { dropLink, keepSettings, keptSettings } from '../../../web/setup/kept-settings.ts';
import { settingsLink } from '../../../web/setup/settings.ts';
import { beginsWithSettings, type Visit } from '../../../web/setup/visit.ts';
import { config, storeOf } from '../fake-browser.ts';

const CONFIG = config();
const MINE = { clientId: '1784140500000001' };
const LINKED = { clientId: '1784140500000009' };
const LINK = settingsLink(CONFIG, LINKED).split('#settings=')[1];

interface Stores {
  device: Map<string, string>;
  tab: Map<string, string>;
}

const stores = (): Stores => ({ device: new Map(), tab: new Map() });

function visit(link: string | undefined, { device, tab }: Stores): Visit {
  return {
    link,
    device: () => storeOf(device),
    tab: () => storeOf(tab),
    show: () => Promise.resolve(),
    languageChanged: false,
  };
}

function blocked(): Store {
  throw new DOMException('Blocked', 'SecurityError');
}

test('settings are there on the next visit', () => {
  const shelves = stores();
  expect(keepSettings(visit(undefined, shelves), { settings: MINE, fromLink: false })).toBe(true);
  expect(keptSettings(visit(undefined, { ...shelves, tab: new Map() }), CONFIG)).toEqual({
    settings: MINE,
    fromLink: false,
  });
});

test('a link’s settings apply to its tab, also after Instagram, and overwrite nothing', () => {
  const shelves = stores();
  keepSettings(visit(undefined, shelves), { settings: MINE, fromLink: false });
  const linked = { settings: LINKED, fromLink: true };
  expect(keptSettings(visit(LINK, shelves), CONFIG)).toEqual(linked);
  expect(keptSettings(visit(undefined, shelves), CONFIG)).toEqual(linked);
  const otherTab = { ...shelves, tab: new Map<string, string>() };
  expect(keptSettings(visit(undefined, otherTab), CONFIG)).toEqual({
    settings: MINE,
    fromLink: false,
  });
});

test('a change after opening a link is not overwritten by the link', () => {
  const shelves = stores();
  const opened = visit(LINK, shelves);
  keptSettings(opened, CONFIG);
  keepSettings(opened, { settings: MINE, fromLink: true });
  expect(keptSettings(opened, CONFIG)).toEqual({ settings: MINE, fromLink: true });
  expect(shelves.device.size).toBe(0);
});

test('a dropped link’s settings are gone', () => {
  const shelves = stores();
  const opened = visit(LINK, shelves);
  keptSettings(opened, CONFIG);
  dropLink(opened);
  expect(keptSettings(opened, CONFIG)).toEqual({ settings: {}, fromLink: false });
  expect(shelves.tab.size).toBe(0);
});

test('settings that equal the build’s are not kept', () => {
  const shelves = stores();
  keepSettings(visit(undefined, shelves), { settings: MINE, fromLink: false });
  keepSettings(visit(undefined, shelves), { settings: {}, fromLink: false });
  expect(shelves.device.size).toBe(0);
});

test('with blocked storage no settings are kept, the page says so, and a link still works', () => {
  const opened = { ...visit(LINK, stores()), device: blocked, tab: blocked };
  expect(keptSettings(opened, CONFIG)).toEqual({ settings: LINKED, fromLink: true });
  expect(keepSettings(opened, { settings: MINE, fromLink: true })).toBe(false);
});

test('a visit without settings, link or translation loads no more code', () => {
  expect(beginsWithSettings(visit(undefined, stores()), 'en-GB')).toBe(false);
  expect(beginsWithSettings(visit(undefined, stores()), 'es')).toBe(true);
  expect(beginsWithSettings(visit(LINK, stores()), 'en')).toBe(true);
  const shelves = stores();
  keepSettings(visit(undefined, shelves), { settings: MINE, fromLink: false });
  expect(beginsWithSettings(visit(undefined, shelves), 'en')).toBe(true);
});
