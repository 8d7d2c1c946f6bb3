import type { Config } from '../config/config.ts';
import type { KeeperConfig } from '../config/keeper.ts';
import { createSeals, type SealDeps } from '../crypto/seal.ts';
import { fail, ok, type Result } from '../failure.ts';
import { BUDGET, type CallDeps } from '../instagram/calls.ts';
import { createProviders } from '../instagram/providers.ts';
import { queueAlert, queueAlerts } from './alerts.ts';
import { createInstagram } from './ask.ts';
import { createBreaker } from './breaker.ts';
import { createClaims, type Claim } from './claims.ts';
import { createClock } from './clock.ts';
import { createGone } from './gone.ts';
import { handOver, type HandOver } from './hand-over.ts';
import { appendLog, OPERATOR, readLog } from './log.ts';
import { createFeeds } from './media/feed.ts';
import { createFreshness } from './media/freshness.ts';
import { readSnapshot } from './media/snapshot.ts';
import type { KeptAccount } from './record.ts';
import { createRunner } from './runner.ts';
import { createTokenSafe } from './sealed-token.ts';
import { sendAlerts } from './send-alerts.ts';
import type { Keeper } from './service.ts';
import { createNotes } from './notes.ts';
import type { Sql } from './sql.ts';
import { createStore, prepare, type Tell } from './store.ts';
import { DAY_MS, HOUR_MS, iso, MIN_AGE_MS } from './times.ts';
import { nextRefreshAt, statusOf, toLine } from './view.ts';

/** What the keeper takes from its platform. `epochMs` is the time of day. */
export interface KeeperPlatform extends SealDeps, Omit<CallDeps, 'budget'> {
  epochMs: () => number;
}

/** A keeper, and what its platform needs to wake it. */
export interface LocalKeeper extends Keeper {
  /**
   * Does a share of what is due, and gives the time, as the platform has it, at which to come again. On loopback `time`
   * moves the clock, as a Cron Trigger names it.
   */
  tick(time?: number): Promise<number>;
  /** The time of the next tick, when nothing new happens before it. */
  nextTickAt(): number;
}

const LABEL_TAKEN = {
  reason: 'malformed_request',
  problem: 'Another account has this label.',
  isConflict: true,
} as const;
const CLAIM_MS = DAY_MS;
const RECONNECT_MS = 7 * DAY_MS;
const ALL = 1_000_000;
/** Later than every time there is. */
const FAR = 8.64e15;
/** A record that is so late was not looked at by either trigger. */
const STALLED_MS = 26 * HOUR_MS;
/** After a long sleep all are due: they are spread over ten minutes and more, a share at each tick. */
const SHARE = 1 / 30;
const MIN_SHARE = 4;
const BUSY_TICK_MS = 20_000;
const IDLE_TICK_MS = DAY_MS;

/** Makes the keeper of one database. Throws when the database cannot be used. */
export function createKeeper(
  config: Config,
  settings: KeeperConfig,
  platform: KeeperPlatform,
  sql: Sql,
): LocalKeeper {
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
  const runner = createRunner({
    store,
    breaker,
    instagram,
    safe,
    now,
    random,
    forgotten: (account) => void forgotten(account),
  });
  const freshness = createFreshness({
    ...settings,
    notes,
    store,
    safe,
    instagram,
    runner,
    now,
    random,
  });
  const through = (feed: string, id: string) => `${baseUrl}/media/${feed}/${id}/image`;
  const feeds = createFeeds({
    freshness,
    seals: createSeals({ subtle, randomBytes }, keys, 'keeper'),
    subtle,
    now,
    baseUrl,
    ...(settings.pictures !== 'link' && { through }),
  });
  const deps = { sql, notes, store, claims, gone, safe, instagram, provider, clock: now, random };
  const calling = { budget: BUDGET, ...platform };

  const linkOf = (claim: string) => `${settings.claimPage.replace(/#.*$/, '')}#claim=${claim}`;
  const lineOf = (account: KeptAccount) =>
    toLine(account, readSnapshot(notes, account.userId)?.fetchedAt);

  async function reconnectUrl(userId: string): Promise<string> {
    return linkOf(await claims.issue({ for: userId }, now() + RECONNECT_MS));
  }

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

  async function find(feed: string | null): Promise<Result<KeptAccount>> {
    if (feed === null) {
      const [only, ...others] = store.all(2);
      if (others.length > 0) return fail({ reason: 'feed_required' });
      return only === undefined ? fail({ reason: 'not_kept' }) : ok(only);
    }
    const account = store.byFeed(feed);
    if (account !== undefined) return ok(account);
    const isDeleted = (await gone.find(`feed:${feed}`)) !== undefined;
    return fail({ reason: isDeleted ? 'deleted' : 'not_kept' });
  }

  function findKept(feed: string): Result<KeptAccount> {
    const account = store.byFeed(feed);
    return account === undefined ? fail({ reason: 'not_kept' }) : ok(account);
  }

  async function sendDue(): Promise<void> {
    if (webhook) await sendAlerts({ notes, subtle, fetch, webhook, now, reconnectUrl });
  }

  function nextTickAt(): number {
    const trouble = breaker.trouble()?.until ?? 0;
    const due = Math.max(store.nextWakeAt() ?? Infinity, trouble);
    const at = Math.min(due, notes.due('alert', FAR, 1)[0]?.at ?? Infinity, now() + IDLE_TICK_MS);
    return clock.toReal(Math.max(at, now()));
  }

  function takenLabel({ label, for: userId }: Claim): boolean {
    const owner = label === undefined ? undefined : store.byFeed(label);
    return owner !== undefined && owner.userId !== userId && owner.accountId !== userId;
  }

  return {
    async issueClaim(claim) {
      if (takenLabel(claim)) return fail(LABEL_TAKEN);
      const until = now() + CLAIM_MS;
      const text = await claims.issue(claim, until);
      appendLog(notes, OPERATOR, [{ event: 'claim_issued' }], now());
      const feed = claim.label ?? (claim.for && store.byAnyId(claim.for)[0]?.feed);
      return ok({
        claim: text,
        url: linkOf(text),
        ...(feed && { feed }),
        expires_at: iso(until),
      });
    },
    async keep(given: HandOver) {
      const handed = await handOver(given, { ...deps, calling });
      if (!handed.ok) return handed;
      const { account, isNew } = handed.value;
      const { feed, username, userId, expiresAt } = account;
      const body = {
        feed,
        username,
        user_id: userId,
        ...(expiresAt !== undefined && { expires_at: iso(expiresAt) }),
        next_refresh_at: iso(nextRefreshAt(account)),
      };
      return ok({ isNew, body });
    },
    list: () => Promise.resolve(store.all().map(lineOf)),
    one(feed) {
      const found = findKept(feed);
      const log = found.ok ? readLog(notes, found.value.userId) : [];
      return Promise.resolve(found.ok ? ok({ ...lineOf(found.value), log }) : found);
    },
    async refresh(feed) {
      const found = findKept(feed);
      if (!found.ok) return found;
      const { userId, issuedAt, isShort } = found.value;
      const allowedAt = issuedAt + MIN_AGE_MS;
      if (!isShort && now() < allowedAt)
        return fail({ reason: 'too_young', nextRefreshAt: iso(allowedAt) });
      await runner.attend(userId, 'refresh');
      await sendDue();
      const after = findKept(feed);
      return after.ok ? ok(lineOf(after.value)) : after;
    },
    async remove(which) {
      const found = 'feed' in which ? [store.byFeed(which.feed)] : store.byAnyId(which.userId);
      const accounts = found.filter((it) => it !== undefined);
      for (const account of accounts) await forget(account);
      return accounts.length === 0 ? fail({ reason: 'not_kept' }) : ok(null);
    },
    async erase({ userId, issuedAt = Infinity, code }) {
      const all = store.byAnyId(userId);
      // Sent before the account was connected again, it is about what was deleted then.
      const meant = all.filter(({ keptAt }) => issuedAt >= Math.floor(keptAt / 1000) * 1000);
      for (const account of meant) await forget(account);
      const isOld = meant.length < all.length;
      if (code !== undefined && !isOld) {
        await gone.remember(`code:${code}`, meant.length > 0, now());
      }
      return null;
    },
    async deletion(code) {
      const found = await gone.find(`code:${code}`);
      return found === undefined ? null : { at: iso(found.at), stored: found.stored };
    },
    async media(feed, query) {
      const found = await find(feed);
      return found.ok ? await feeds.page(found.value, query) : found;
    },
    async picture(feed, post) {
      const found = await find(feed);
      return (found.ok && (await feeds.picture(found.value, post))) || null;
    },
    status: () => Promise.resolve(statusOf(store.countStates())),
    async fullStatus() {
      const accounts = store.all();
      const opened = accounts.map(({ userId, current }) => safe.open(userId, current));
      return {
        ...statusOf(store.countStates()),
        feeds: accounts.map(lineOf),
        sealed_with_previous_key: (await Promise.all(opened)).filter((it) => it?.isOld).length,
      };
    },
    async wake(time) {
      if (time !== null && (!settings.isLoopback || !clock.moveTo(time))) {
        const problem = settings.isLoopback
          ? 'The time now must be in milliseconds since 1970, and must not go back.'
          : 'The field now is for a proxy on loopback only.';
        return fail({ reason: 'malformed_request', problem });
      }
      const counts = await runner.attendAll(ALL);
      await sendDue();
      return ok({ now: iso(now()), ...counts, due: store.countDue(now()) });
    },
    async health() {
      const late = now() - (store.nextWakeAt() ?? Infinity);
      return Promise.resolve(late > STALLED_MS ? 'stalled' : 'on');
    },
    nextTickAt,
    async tick(time) {
      if (time !== undefined && settings.isLoopback) clock.moveTo(time);
      await runner.attendAll(Math.max(MIN_SHARE, Math.ceil(store.countDue(now()) * SHARE)));
      await sendDue();
      return Math.max(nextTickAt(), epochMs() + (store.countDue(now()) > 0 ? BUSY_TICK_MS : 1_000));
    },
  };
}
