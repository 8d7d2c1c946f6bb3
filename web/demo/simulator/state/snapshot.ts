/** The state of a simulated Instagram as a text, for a page that is left and comes back. Pure. */

import type { IssuedCode, IssuedToken, Simulation } from './simulation.ts';
import type { App } from './apps.ts';
import type { Fault } from './fault.ts';
import type { Switches } from './switches.ts';

/** Raised whenever the form changes: an older text is forgotten. */
const VERSION = 3;

type Owner = Pick<IssuedCode, 'app' | 'account'>;
/** Apps and accounts are kept by name: the simulation knows them by identity. */
type Kept<Rest> = readonly [value: string, clientId: string, username: string, rest: Rest];

interface Snapshot {
  version: typeof VERSION;
  aheadMs: number;
  codes: readonly Kept<Omit<IssuedCode, keyof Owner>>[];
  tokens: readonly Kept<Omit<IssuedToken, keyof Owner>>[];
  ledger: readonly [string, { tried: number; succeeded: number }][];
  faults: readonly Fault[];
  /** What the control endpoint may have changed. */
  switches: Switches;
  settings: readonly [clientId: string, settings: Pick<App, 'redirectUris' | 'testers'>][];
}

/** Writes down everything that a later request could depend on. `now` is the clock without what was moved. */
export function takeSnapshot(simulation: Simulation, now: number): string {
  const snapshot: Snapshot = {
    version: VERSION,
    aheadMs: simulation.now() - now,
    codes: keep(simulation.codes),
    tokens: keep(simulation.tokens),
    ledger: [...simulation.ledger],
    faults: simulation.faults,
    switches: simulation.switches,
    settings: simulation.apps.map(({ clientId, redirectUris, testers }) => [
      clientId,
      { redirectUris, ...(testers ? { testers } : {}) },
    ]),
  };
  return JSON.stringify(snapshot);
}

/**
 * Puts a simulation into the state of a snapshot; any other text leaves it as it is.
 *
 * Does not check a text of its own version: only {@link takeSnapshot} writes one.
 */
export function restoreSnapshot(simulation: Simulation, text: string | null, now: number): void {
  const snapshot = parse(text);
  if (snapshot === undefined) return;
  const { codes, tokens, ledger, faults } = simulation;
  simulation.advance((snapshot.aheadMs - (simulation.now() - now)) / 1000);
  refill(codes, revive(snapshot.codes, simulation));
  refill(tokens, revive(snapshot.tokens, simulation));
  refill(ledger, snapshot.ledger);
  faults.splice(0, faults.length, ...snapshot.faults);
  Object.assign(simulation.switches, snapshot.switches);
  for (const [clientId, settings] of snapshot.settings) {
    const app = simulation.apps.find((one) => one.clientId === clientId);
    if (app) Object.assign(app, settings);
  }
}

function keep<Issued extends Owner>(issued: ReadonlyMap<string, Issued>) {
  return [...issued].map(
    ([value, { app, account, ...rest }]) => [value, app.clientId, account.username, rest] as const,
  );
}

/** What belonged to an app or a person that is gone is gone too. */
function revive<Rest>(
  entries: readonly Kept<Rest>[],
  { apps, accounts }: Simulation,
): [string, Rest & Owner][] {
  return entries.flatMap(([value, clientId, username, rest]) => {
    const app = apps.find((one) => one.clientId === clientId);
    const account = accounts.find((one) => one.username === username);
    return app && account ? [[value, { ...rest, app, account }]] : [];
  });
}

function refill<Value>(map: Map<string, Value>, entries: readonly (readonly [string, Value])[]) {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

function parse(text: string | null): Snapshot | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isSnapshot(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  return (
    typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION
  );
}
