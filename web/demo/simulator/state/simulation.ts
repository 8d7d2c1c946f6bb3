import { DEMO_ACCOUNTS, type Account } from './accounts.ts';
import type { App } from './apps.ts';
import type { Fault } from './fault.ts';
import { createRandom, type Random } from './random.ts';
import { DEFAULT_SWITCHES, type Switches } from './switches.ts';

/** What a simulation is made of; everything it touches is passed in. */
export interface SimulationOptions {
  /** Where it is reachable, without a trailing slash: it goes into picture and paging addresses. */
  origin: string;
  apps: readonly App[];
  /** Default: the invented people of `accounts.ts`. */
  accounts?: readonly Account[];
  /** Milliseconds since 1970; `advance` adds to it. */
  now: () => number;
  /** Hears the new time when the front page moves the clock, a week at a time; default: nothing hears it. */
  timePasses?: (now: number) => Promise<void>;
  /** The same seed and the same calls give the same codes and tokens; default 1. */
  seed?: number;
  switches?: Partial<Switches>;
  /** Whether it is inside of a page, where no other program can ask it; default no. */
  inPage?: boolean;
  /** How a delay is waited for; default `setTimeout`. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** How often a code was sent for exchange and how often that gave a token. */
export interface Exchanges {
  tried: number;
  succeeded: number;
}

/**
 * What becomes of the token at the end of a login: past its end, ended by a changed password, or cut short; or it works,
 * and the tokens of its Pages are revoked.
 */
export type Fate = 'expired' | 'revoked' | 'cut' | 'pages_revoked';

/** A code that was given out, spent or not. */
export interface IssuedCode {
  code: string;
  app: App;
  account: Account;
  redirectUri: string;
  scopes: readonly string[];
  /** Asked for, and not granted. */
  declined: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
  spent: boolean;
  /** Of the token that the code is for. */
  fate?: Fate;
}

/** A token that was given out, alive or not. */
export interface IssuedToken {
  /** Out of which it came; absent where none was needed. */
  code?: string;
  app: App;
  account: Account;
  scopes: readonly string[];
  /** Asked for, and not granted; absent for a token that came without a login. */
  declined?: readonly string[];
  lifetime: 'short' | 'long';
  /** Milliseconds since 1970. */
  issuedAt: number;
  /** Milliseconds since 1970; the classic API's tokens have none. */
  expiresAt?: number;
  revoked: boolean;
  /** Meets a one-hour token that came for a code when it becomes the 60-day one, any other at once. */
  fate?: Fate;
  /** Of a Page token: which Page it is for, and the token that listed it. */
  page?: { id: string; listedWith: string };
}

/** All state of one simulated Instagram. */
export interface Simulation {
  readonly origin: string;
  readonly apps: readonly App[];
  readonly accounts: readonly Account[];
  readonly switches: Switches;
  readonly inPage: boolean;
  random: Random;
  readonly codes: Map<string, IssuedCode>;
  readonly tokens: Map<string, IssuedToken>;
  readonly ledger: Map<string, Exchanges>;
  /** Waiting, oldest first. */
  readonly faults: Fault[];
  /** Milliseconds since 1970, moved by `advance`. */
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  fail: (fault: Fault) => void;
  advance: (seconds: number) => void;
  timePasses: (now: number) => Promise<void>;
  revoke: (accessToken: string) => void;
  /** From here on the same calls give the same strings. */
  reseed: (seed: number) => void;
  /** Forgets codes, tokens, ledger and faults, and puts the clock back. Keeps apps and switches. */
  reset: () => void;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sets up the state of one simulated Instagram; nothing runs yet. */
export function createSimulation(options: SimulationOptions): Simulation {
  const tokens = new Map<string, IssuedToken>();
  const codes = new Map<string, IssuedCode>();
  const ledger = new Map<string, Exchanges>();
  const faults: Fault[] = [];
  let aheadMs = 0;
  const simulation: Simulation = {
    origin: options.origin,
    // Copies: the control endpoint may change them.
    apps: options.apps.map((app) => ({ ...app })),
    accounts: options.accounts ?? DEMO_ACCOUNTS,
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    inPage: options.inPage ?? false,
    random: createRandom(options.seed ?? 1),
    codes,
    tokens,
    ledger,
    faults,
    now: () => options.now() + aheadMs,
    sleep: options.sleep ?? wait,
    fail: (fault) => void faults.push(fault),
    advance: (seconds) => void (aheadMs += seconds * 1000),
    timePasses: options.timePasses ?? (() => Promise.resolve()),
    revoke: (accessToken) => {
      const token = tokens.get(accessToken);
      if (token) token.revoked = true;
    },
    reseed: (seed) => {
      simulation.random = createRandom(seed);
    },
    reset: () => {
      for (const memory of [codes, tokens, ledger]) memory.clear();
      faults.length = 0;
      aheadMs = 0;
    },
  };
  return simulation;
}
