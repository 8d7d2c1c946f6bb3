import { mount as mountComponent } from 'svelte';
import App from './App.svelte';
import type { Arrival } from './auth/arrival.ts';
import type { Browser } from './auth/browser.ts';
import { Session } from './auth/session.svelte.ts';
import type { BuildEnv } from './build-env.ts';
import { parseConfig } from './config.ts';
import { speak } from './text/language.ts';

/** What the first module hands over. */
export interface Start {
  /** In place of the variables of the build. */
  demoEnv: BuildEnv | undefined;
  browser: Browser;
  /** What the page was opened with. */
  arrival: Arrival;
}

/**
 * Puts the page into the document, or what is missing for there to be one.
 *
 * The address was cleaned and the token request sent before: nothing here looks at the address.
 */
export async function mount({ demoEnv, browser, arrival }: Start): Promise<void> {
  await translate();
  const target = document.getElementById('app') ?? document.body;
  const config = parseConfig(demoEnv ?? import.meta.env, browser.location.href);
  if ('problems' in config) {
    const { default: NotSetUp } = await import('./screens/NotSetUp.svelte');
    mountComponent(NotSetUp, { target, props: config });
    return;
  }
  const session = new Session(config, browser, arrival);
  mountComponent(App, { target, props: { config, session } });
}

/** English comes with the page; whoever prefers another language that there is waits for that one file. */
async function translate(): Promise<void> {
  if (!navigator.language.startsWith('es')) return;
  const { es } = await import('./text/es.ts');
  speak(es);
  document.documentElement.lang = 'es';
}
