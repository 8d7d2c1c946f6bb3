import type { Config } from '../config/config.ts';
import type { KeeperConfig } from '../config/keeper.ts';
import { fail, ok, type Result } from '../failure.ts';
import type { Claim } from './claims.ts';
import { handOver, type HandOver } from './hand-over.ts';
import { appendLog, OPERATOR, readLog } from './log.ts';
import { readSnapshot } from './media/snapshot.ts';
import { createParts, type KeeperPlatform } from './parts.ts';
import type { KeptAccount } from './record.ts';
import type { Keeper } from './service.ts';
import type { Sql } from './sql.ts';
import { DAY_MS, iso, MIN_AGE_MS } from './times.ts';
import { nextRefreshAt, statusOf, toLine } from './view.ts';
import { createWaking, type Waking } from './waking.ts';

/** A keeper, and what its platform needs to wake it. */
export type LocalKeeper = Keeper & Pick<Waking, 'tick' | 'nextTickAt'>;

const LABEL_TAKEN = {
  reason: 'malformed_request',
  problem: 'Another account has this label.',
  isConflict: true,
} as const;
const CLAIM_MS = DAY_MS;
const RECONNECT_MS = 7 * DAY_MS;

/** Makes the keeper of one database. Throws when the database cannot be used. */
export function createKeeper(
  config: Config,
  settings: KeeperConfig,
  platform: KeeperPlatform,
  sql: Sql,
): LocalKeeper {
  const parts = createParts(config, settings, platform, sql);
  const { notes, store, claims, gone, runner, safe, feeds, now, forget } = parts;
  const linkOf = (claim: string) => `${settings.claimPage.replace(/#.*$/, '')}#claim=${claim}`;
  const lineOf = (account: KeptAccount) =>
    toLine(account, readSnapshot(notes, account.userId)?.fetchedAt);

  async function reconnectUrl(userId: string): Promise<string> {
    return linkOf(await claims.issue({ for: userId }, now() + RECONNECT_MS));
  }

  const { sendDue, ...waking } = createWaking(parts, reconnectUrl);

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
      const handed = await handOver(given, parts);
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
    ...waking,
  };
}
