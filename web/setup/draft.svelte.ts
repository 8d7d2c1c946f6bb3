import { SCOPES } from '../../proxy/contract.ts';
import type { Flow } from '../config/providers.ts';
import { findRelay } from '../auth/relay.ts';
import type { Session } from '../session/session.svelte.ts';
import type { Config } from '../config/config.ts';
import { dropLink, keepSettings, keptSettings, type KeptSettings } from './kept-settings.ts';
import { appIdFault, findFlow, flowName, REQUIRED_SCOPE, withSettings } from './settings.ts';
import type { SetupStep } from './steps.ts';
import type { Visit } from './visit.ts';

/** What of the session settings are for. */
export type Configurable = Pick<Session, 'config' | 'lend'>;

const drafts = new WeakMap<Visit, Draft>();

/** The one draft of a visit: every part of the page shows and changes the same settings. */
export function draftOf(config: Config, visit: Visit, session: Configurable): Draft {
  const known = drafts.get(visit) ?? new Draft(config, visit, session);
  drafts.set(visit, known);
  return known;
}

/**
 * The settings while they are typed: what is right counts and is kept at once, what is wrong is said.
 *
 * Does not know what Instagram thinks of them.
 */
export class Draft {
  #config: Config;
  #visit: Visit;
  #session: Configurable;
  #now = $state.raw<KeptSettings>({ settings: {}, fromLink: false });
  #flows: Config['flows'];
  #typedId = $state('');
  #kept = $state(true);
  /** The step of the checklist that a person asked to see. */
  shownStep = $state<SetupStep>();

  /** The session is given the configuration that counts, now and after each change. */
  constructor(config: Config, visit: Visit, session: Configurable) {
    this.#config = config;
    this.#visit = visit;
    this.#session = session;
    this.#flows = $state.raw(config.flows);
    this.#load();
  }

  /** The configuration with the settings in it. */
  get config(): Config {
    return withSettings(this.#config, this.#now.settings);
  }

  /** What the page was built with, for what a person leaves open. */
  get builtWith(): Config {
    return this.#config;
  }

  /** This device's storage, for what else a person sets on the page. */
  get device(): Visit['device'] {
    return this.#visit.device;
  }

  get settings(): KeptSettings['settings'] {
    return this.#now.settings;
  }

  get fromLink(): boolean {
    return this.#now.fromLink;
  }

  /** Whether the last change outlives the page. */
  get kept(): boolean {
    return this.#kept;
  }

  get typedId(): string {
    return this.#typedId;
  }

  set typedId(text: string) {
    this.#typedId = text;
    const clientId = text.trim();
    if (clientId === '') this.#change({ clientId: undefined });
    else if (appIdFault(clientId) === undefined) this.#change({ clientId });
  }

  /** What is wrong with the typed app id; an empty one is the build's. */
  get idFault() {
    const typed = this.#typedId.trim();
    return typed === '' ? undefined : appIdFault(typed);
  }

  /** The logins on offer, the default first; one more once `seekRelay` has found it. */
  get flows(): Config['flows'] {
    return this.#flows;
  }

  /** Looks whether the proxy is a relay too: for a screen that offers logins. */
  async seekRelay(): Promise<void> {
    const { proxyUrl, flows, relay: mayBe } = this.#config;
    if (!mayBe) return;
    this.#visit.relay ??= this.#session.lend((browser) => findRelay(browser, proxyUrl));
    const relay = await this.#visit.relay;
    if (relay) this.#flows = [...flows, { provider: 'instagram', responseType: 'code', relay }];
  }

  get flow(): Flow {
    return findFlow(this.#flows, this.#now.settings.flow);
  }

  set flow(flow: Flow) {
    const standard = flow === this.#config.flows[0];
    this.#change({ flow: standard ? undefined : flowName(flow) });
  }

  get scopes(): readonly string[] {
    return this.config.providers.instagram.scopes;
  }

  /** Asks for a permission, or no longer; the one that nothing works without stays. */
  toggle(scope: string): void {
    const asks = (one: string) => this.scopes.includes(one) !== (one === scope);
    const scopes = SCOPES.filter((one) => one === REQUIRED_SCOPE || asks(one));
    const standard = scopes.join() === this.#config.providers.instagram.scopes.join();
    this.#change({ scopes: standard ? undefined : scopes });
  }

  /** Makes the settings of the link a person's own. */
  keepLinked(): void {
    dropLink(this.#visit);
    this.#set({ ...this.#now, fromLink: false });
  }

  /** Back to what counted before the link came. */
  dropLinked(): void {
    dropLink(this.#visit);
    this.#load();
  }

  /** Back to what the page was built with. */
  reset(): void {
    dropLink(this.#visit);
    this.#typedId = '';
    this.#set({ settings: {}, fromLink: false });
  }

  #load(): void {
    this.#now = keptSettings(this.#visit, this.#config);
    this.#typedId = this.#now.settings.clientId ?? '';
    this.#session.config = this.config;
  }

  #change(change: {
    [Name in keyof KeptSettings['settings']]: KeptSettings['settings'][Name] | undefined;
  }) {
    const entries = Object.entries({ ...this.#now.settings, ...change });
    const settings = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    this.#set({ ...this.#now, settings });
  }

  #set(next: KeptSettings): void {
    this.#now = next;
    this.#kept = keepSettings(this.#visit, next);
    this.#session.config = this.config;
  }
}
