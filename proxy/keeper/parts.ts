import type { Config } from '../config/config.ts';
import type { KeeperConfig } from '../config/keeper.ts';
import { createSeals, type SealDeps } from '../crypto/seal.ts';
import { BUDGET, type CallDeps } from '../instagram/calls.ts';
import { createProviders } from '../instagram/providers.ts';
import { queueAlert, queueAlerts } from './alerts.ts';
import { createInstagram } from './ask.ts';
import { createBreaker } from './breaker.ts';
import { createClaims } from './claims.ts';
import { createClock } from './clock.ts';
import { createGone } from './gone.ts';
import { appendLog, OPERATOR } from './log.ts';
import { createFeeds } from './media/feed.ts';
import { createFreshness } from './media/freshness.ts';
import { createNotes } from './notes.ts';
import type { KeptAccount } from './record.ts';
import { createRunner } from './runner.ts';
import { createTokenSafe } from './sealed-token.ts';
import type { Sql } from './sql.ts';
import { createStore, prepare, type Tell } from './store.ts';
import { DAY_MS } from './times.ts';

/** What the keeper takes from its platform. `epochMs` is the time of day. */
export interface KeeperPlatform extends SealDeps, Omit<CallDeps, 'budget'> {
  epochMs: () => number;
}

/** All that a keeper is made of. */
export type KeeperParts = ReturnType<typeof createParts>;

/** Wires the parts of the keeper of one database. Throws when the database cannot be used. */
export function createParts(
  config: Config,
  settings: KeeperConfig,
  platform: KeeperPlatform,
  sql: Sql,
) {
  const notes = createNotes(sql);
  prepare(sql, notes);
  const { subtle, randomBytes, fetch, random, epochMs } = platform;
  const { baseUrl, webhook, keys } = settings;
  const clock = createClock(notes, epochMs, settings.isLoopback);
  const { now } = clock;
  const tell: Tell = (...told) => queueAlerts(notes, ...told);
  const store = createStore(sql, notes, webhook && tell);
  const [provider] = createProviders(config);
  const instagram = createInstagram(config, provider, fetch);
  const safe = createTokenSafe({ subtle, randomBytes }, keys);
  const claims = createClaims({ sql, notes }, subtle, randomBytes);
  const gone = createGone(notes, subtle, keys[0]);
  const breaker = createBreaker(notes, (reason, time) => {
    // Of one outage one alert, and of one that comes and goes one a day.
    const id = `app_trouble-${Math.floor(time / DAY_MS)}`;
    if (webhook) queueAlert(notes, id, { type: 'app_trouble', reason }, time);
  });
  const shared = { sql, notes, store, claims, gone, safe, instagram, provider, now, random };
  const runner = createRunner({
    ...shared,
    breaker,
    forgotten: (account) => void forgotten(account),
  });
  const freshness = createFreshness({ ...settings, ...shared, runner });
  const through = (feed: string, id: string) => `${baseUrl}/media/${feed}/${id}/image`;
  const feeds = createFeeds({
    freshness,
    seals: createSeals({ subtle, randomBytes }, keys, 'keeper'),
    subtle,
    now,
    baseUrl,
    ...(settings.pictures !== 'link' && { through }),
  });

  async function forgotten({ feed, username }: KeptAccount): Promise<void> {
    appendLog(notes, OPERATOR, [{ event: 'deleted' }], now());
    const alert = { type: 'deleted', feed, username } as const;
    if (webhook) queueAlert(notes, `deleted-${feed}-${now()}`, alert, now());
    await gone.remember(`feed:${feed}`, true, now());
  }

  async function forget(account: KeptAccount): Promise<boolean> {
    const isGone = store.forget(account.userId);
    if (isGone) await forgotten(account);
    return isGone;
  }

  const calling = { budget: BUDGET, ...platform };
  return { ...shared, settings, platform, clock, breaker, runner, feeds, calling, forget };
}
