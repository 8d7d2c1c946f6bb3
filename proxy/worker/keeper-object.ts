import type { Config } from '../config/config.ts';
import type { KeeperConfig } from '../config/keeper.ts';
import { createKeeper, type LocalKeeper } from '../keeper/keeper.ts';
import type { Keeper } from '../keeper/service.ts';
import type { Sql, SqlValue } from '../keeper/sql.ts';
import type { Platform } from '../platform/platform.ts';

/** What a Durable Object with SQLite has, as far as it is used. */
export interface ObjectState {
  storage: {
    sql: { exec(text: string, ...values: SqlValue[]): { toArray(): Record<string, SqlValue>[] } };
    transactionSync<T>(work: () => T): T;
    getAlarm(): Promise<number | null>;
    setAlarm(time: number): Promise<void>;
  };
}

/** What the namespace of a Durable Object has, as far as it is used. */
interface Namespace {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(url: string, init: object): Promise<Response> };
}

const NAME = 'keeper';
/** An alarm that is so late has been lost. */
const LATE_MS = 10 * 60_000;

/** One object keeps all accounts, so that one transaction sees them all. */
export function isNamespace(value: unknown): value is Namespace {
  return typeof value === 'object' && value !== null && 'idFromName' in value;
}

/** The keeper in its object, asked from a Worker. Rejects when the object does. */
export function remoteKeeper(namespace: Namespace): Keeper & Pick<LocalKeeper, 'tick'> {
  async function ask(name: string, args: unknown[]): Promise<unknown> {
    const object = namespace.get(namespace.idFromName(NAME));
    const body = JSON.stringify([name, args]);
    const reply = await object.fetch('https://keeper/', { method: 'POST', body });
    if (!reply.ok) throw new Error('The keeper failed.');
    return await reply.json();
  }
  return new Proxy({} as Keeper & Pick<LocalKeeper, 'tick'>, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        ask(String(name), args),
  });
}

function toSql({ storage }: ObjectState): Sql {
  let depth = 0;
  return {
    all: (text, ...values) => storage.sql.exec(text, ...values).toArray(),
    atomically(work) {
      if (depth > 0) return work();
      depth += 1;
      try {
        return storage.transactionSync(work);
      } finally {
        depth -= 1;
      }
    },
    // The platform keeps what was deleted for its own point-in-time recovery; nothing here can shorten that.
    scrub: () => undefined,
  };
}

/**
 * The keeper as a Durable Object: one alarm, which every request looks after, since alarms have been lost.
 *
 * Only the Worker can reach it.
 */
export class KeeperObject {
  readonly #state: ObjectState;
  readonly #keeper: LocalKeeper | undefined;
  readonly #epochMs: () => number;

  constructor(
    state: ObjectState,
    config: (Config & { keeper?: KeeperConfig }) | undefined,
    platform: Platform,
  ) {
    this.#state = state;
    this.#epochMs = platform.epochMs;
    this.#keeper = config?.keeper && createKeeper(config, config.keeper, platform, toSql(state));
  }

  /** Answers what `remoteKeeper` asks. */
  async fetch(request: Request): Promise<Response> {
    const [name, args] = (await request.json()) as [keyof LocalKeeper, unknown[]];
    const keeper = this.#keeper as unknown as Record<string, (...args: unknown[]) => unknown>;
    const answer = await keeper[name]?.(...args);
    await this.#arm();
    return Response.json(answer ?? null);
  }

  /** The alarm. What it throws is a bug: it comes again by itself, and the Cron Trigger is behind it. */
  async alarm(): Promise<void> {
    const at = await this.#keeper?.tick();
    // Last of all: an alarm that was set before would take the place of the retries.
    if (at !== undefined) await this.#state.storage.setAlarm(at);
  }

  async #arm(): Promise<void> {
    const { storage } = this.#state;
    const at = this.#keeper?.nextTickAt();
    if (at === undefined) return;
    const set = await storage.getAlarm();
    const isLost = set !== null && set < this.#epochMs() - LATE_MS;
    if (set === null || isLost || set > at + 1000) await storage.setAlarm(at);
  }
}
