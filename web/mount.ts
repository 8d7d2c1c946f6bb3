import { mount as mountComponent, unmount } from 'svelte';
import App from './App.svelte';
import type { Arrival } from './auth/arrival.ts';
import type { Browser } from './auth/browser.ts';
import { nextTask } from './session/next-task.ts';
import { Session } from './session/session.svelte.ts';
import type { BuiltConfig, Config, ConfigProblems } from './config/config.ts';
import { placeConfig } from './config/place-config.ts';
import { beginsWithSettings, type Visit } from './setup/visit.ts';
import { spoken } from './text/language.ts';

/** The variables of the build, parsed when the page was built. */
declare const BUILT_CONFIG: BuiltConfig | ConfigProblems;

/** What the first module hands over. */
export interface Start {
  /** In place of the build's, in the in-browser demo. */
  demo: Config | ConfigProblems | undefined;
  browser: Browser;
  /** What the page was opened with. */
  arrival: Arrival;
  /** What stood behind `#settings=` in the address, as it was written there, or the whole of `#claim=…` without the `#`. */
  link: string | undefined;
}

/**
 * Puts the page into the document, or what is missing for there to be one.
 *
 * The address was cleaned and the token request sent before: nothing here looks at the address.
 */
export async function mount({ demo, browser, arrival, link }: Start): Promise<void> {
  let app: Record<string, unknown> | undefined;
  const visit: Visit = {
    link,
    device: () => localStorage,
    tab: () => browser.sessionStorage(),
    languageChanged: false,
    show: async () => {
      if (app) await unmount(app);
      document.documentElement.lang = spoken();
      app = mountComponent(App, { target, props: { config, session, visit } });
    },
  };
  // Most people have set nothing, and wait for nothing.
  const kept = beginsWithSettings(visit, navigator.language)
    ? await import('./setup/kept.ts').catch((error: unknown) => {
        // What came back keeps the settings that it began with, and must not be lost for the others.
        if (arrival.kind === 'nothing') throw error;
        return undefined;
      })
    : undefined;
  await kept?.speakKept(visit, navigator.language);
  const target = document.getElementById('app') ?? document.body;
  const found = demo ?? placed(browser.location.href);
  if ('problems' in found) {
    const { default: NotSetUp } = await import('./screens/setup/NotSetUp.svelte');
    begun();
    mountComponent(NotSetUp, { target, props: found });
    return;
  }
  const config = found;
  const session = new Session(kept?.applyKept(visit, config) ?? config, browser, arrival);
  // A reply that came before the page did is taken in first: no screen is drawn for a wait that is over.
  if (arrival.kind === 'code') await nextTask();
  begun();
  await visit.show();
}

/** What the document says until there is a page goes away. */
function begun(): void {
  document.getElementById('starting')?.remove();
}

function placed(pageUrl: string): Config | ConfigProblems {
  const built = BUILT_CONFIG;
  return 'problems' in built ? built : placeConfig(built, pageUrl);
}
