import { DEMO_ACCOUNTS, type Account } from '../accounts.ts';
import type { App } from '../apps.ts';
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
  /** The same seed and the same calls give the same codes and tokens; default 1. */
  seed?: number;
  switches?: Partial<Switches>;
  /** How a delay is waited for; default `setTimeout`. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** How often a code was sent for exchange and how often that gave a token. */
export interface Exchanges {
  tried: number;
  succeeded: number;
}

/** A code that was given out, spent or not. */
export interface IssuedCode {
  app: App;
  account: Account;
  redirectUri: string;
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
  spent: boolean;
}

/** A token that was given out, alive or not. */
export interface IssuedToken {
  app: App;
  account: Account;
  scopes: readonly string[];
  lifetime: 'short' | 'long';
  /** Milliseconds since 1970. */
  issuedAt: number;
  /** Milliseconds since 1970; the classic API's tokens have none. */
  expiresAt?: number;
  revoked: boolean;
}

/** All state of one simulated Instagram. */
export interface Simulation {
  readonly origin: string;
  readonly apps: readonly App[];
  readonly accounts: readonly Account[];
  readonly switches: Switches;
  readonly random: Random;
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
  revoke: (accessToken: string) => void;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sets up the state of one simulated Instagram; nothing runs yet. */
export function createSimulation(options: SimulationOptions): Simulation {
  const tokens = new Map<string, IssuedToken>();
  const faults: Fault[] = [];
  let aheadMs = 0;
  return {
    origin: options.origin,
    apps: options.apps,
    accounts: options.accounts ?? DEMO_ACCOUNTS,
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    random: createRandom(options.seed ?? 1),
    codes: new Map(),
    tokens,
    ledger: new Map(),
    faults,
    now: () => options.now() + aheadMs,
    sleep: options.sleep ?? wait,
    fail: (fault) => void faults.push(fault),
    advance: (seconds) => void (aheadMs += seconds * 1000),
    revoke: (accessToken) => {
      const token = tokens.get(accessToken);
      if (token) token.revoked = true;
    },
  };
}
