import { mount as mountComponent, unmount } from 'svelte';
import App from './App.svelte';
import type { Arrival } from './auth/arrival.ts';
import type { Browser } from './auth/browser.ts';
import { Session } from './auth/session.svelte.ts';
import { parseConfig, type BuildEnv, type Config } from './config.ts';
import { keep, recall, SETTINGS_KEY, type Visit } from './setup/visit.ts';
import { chooseLanguage, isLanguage } from './text/choose-language.ts';

/** What the first module hands over. */
export interface Start {
  /** In place of the variables of the build. */
  demoEnv: BuildEnv | undefined;
  browser: Browser;
  /** What the page was opened with. */
  arrival: Arrival;
  /** The fragment of the address, before it was cleaned. */
  fragment: string;
}

const LANGUAGE_KEY = 'latchkey:language';

/**
 * Puts the page into the document, or what is missing for there to be one.
 *
 * The address was cleaned and the token request sent before: nothing here looks at the address.
 */
export async function mount({ demoEnv, browser, arrival, fragment }: Start): Promise<void> {
  const visit: Visit = {
    fragment,
    device: () => localStorage,
    tab: () => browser.sessionStorage(),
    languageChanged: false,
    speak: async (tag) => {
      document.documentElement.lang = await chooseLanguage(tag);
    },
  };
  const kept = recall(visit.device, LANGUAGE_KEY) ?? navigator.language.split('-')[0];
  if (isLanguage(kept)) await visit.speak(kept);
  const target = document.getElementById('app') ?? document.body;
  const config = parseConfig(demoEnv ?? import.meta.env, browser.location.href);
  if ('problems' in config) {
    const { default: NotSetUp } = await import('./screens/NotSetUp.svelte');
    mountComponent(NotSetUp, { target, props: config });
    return;
  }
  const session = new Session(await withKept(config, visit), browser, arrival);
  const context = new Map([['visit', visit]]);
  const show = () => mountComponent(App, { target, props: { config, session }, context });
  let app = show();
  const { speak } = visit;
  visit.speak = async (tag) => {
    keep(visit.device, LANGUAGE_KEY, tag);
    await speak(tag);
    visit.languageChanged = true;
    await unmount(app);
    app = show();
  };
}

/** Most people have set nothing, and wait for nothing. */
async function withKept(config: Config, visit: Visit): Promise<Config> {
  const stores = [visit.tab, visit.device];
  if (visit.fragment === '' && stores.every((store) => recall(store, SETTINGS_KEY) === null)) {
    return config;
  }
  const { applyKept } = await import('./setup/kept-settings.ts');
  return applyKept(visit, config);
}
