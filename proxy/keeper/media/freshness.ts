/** Keeps the snapshot of a feed fresh, with few calls: visitors of the same minute share one. */
import type { Reason } from '../../contract.ts';
import { isRefusal } from '../attempt.ts';
import type { Answer, Instagram } from '../ask.ts';
import type { KeptAccount, Owner } from '../record.ts';
import type { Runner } from '../runner.ts';
import type { TokenSafe } from '../sealed-token.ts';
import type { Notes } from '../notes.ts';
import type { KeptStore } from '../store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../times.ts';
import { apply } from '../apply.ts';
import { FIELDS, parseGraphPage, type GraphPage } from './graph-post.ts';
import { firstEnd } from './picture-url.ts';
import { readSnapshot, writeSnapshot, type Snapshot } from './snapshot.ts';

/** Why a snapshot is older than it should be. */
export type Stale = 'retrying' | 'login_needed' | 'throttled';

/** A snapshot, and what is wrong with it; or why there is none. */
export type Fresh = { snapshot: Snapshot; stale?: Stale } | { reason: Reason };

/** Where pages of posts come from. */
export interface Freshness {
  /** The first page, from Instagram when it is time, else as it was. */
  firstPage(account: KeptAccount): Promise<Fresh>;
  /** A page after the first, always from Instagram. */
  pageAfter(account: KeptAccount, after: string, limit: number): Promise<Answer<GraphPage>>;
}

/** What it takes from outside. */
export interface FreshnessDeps {
  notes: Notes;
  store: KeptStore;
  safe: TokenSafe;
  instagram: Instagram;
  runner: Runner;
  now: () => number;
  random: () => number;
  ttlMs: number;
  staleMs: number;
}

const FIRST_PAGE = 50;
/** Addresses that do not show their end are trusted for this long. */
const UNKNOWN_END_MS = DAY_MS;
/** A picture that a visitor has just been given should not end at once. */
const MARGIN_MS = 10 * MINUTE_MS;

const no = (reason: Reason) => ({ ok: false, reason }) as const;

/** Makes it. What is remembered of failures is forgotten with the process. */
export function createFreshness(deps: FreshnessDeps): Freshness {
  const { notes, store, safe, instagram, runner, now, random, ttlMs, staleMs } = deps;
  const reading = new Map<string, Promise<Answer<Snapshot>>>();
  const coolUntil = new Map<string, { at: number; stale: Stale }>();

  async function read(
    account: KeptAccount,
    query: Record<string, string>,
  ): Promise<Answer<GraphPage>> {
    const opened = await safe.open(account.userId, account.current);
    if (opened === undefined) return no('misconfigured');
    const ask = (fields: string) => instagram.media(opened.token, { fields, ...query });
    const first = await ask(FIELDS.all);
    // A field that this app may not ask for makes Graph refuse all of them.
    const answer =
      !first.ok && first.reason === 'instagram_refused' ? await ask(FIELDS.certain) : first;
    if (!answer.ok) return answer;
    const page = parseGraphPage(answer.value);
    return page === undefined ? no('instagram_malformed') : { ok: true, value: page };
  }

  /** The profile changes seldom: it is asked for once an hour. */
  async function updateOwner({ provedAt, name, userId, current }: KeptAccount): Promise<void> {
    if (name !== undefined && now() - provedAt < HOUR_MS) return;
    const opened = await safe.open(userId, current);
    const answer = opened && (await instagram.owner(opened.token));
    if (answer?.ok && answer.value.userId === userId) writeOwner(userId, answer.value);
  }

  function writeOwner(userId: string, owner: Owner): void {
    const account = store.read(userId);
    if (account === undefined || account.leaseUntil > now()) return;
    const outcome = { kind: 'alive', owner, usesBefore: false } as const;
    const applied = apply(account, outcome, now(), random());
    store.write(applied.account, account.version, applied.events, now());
  }

  async function load(account: KeptAccount): Promise<Answer<Snapshot>> {
    const page = await read(account, { limit: String(FIRST_PAGE) });
    if (!page.ok) return page;
    const fetchedAt = now();
    const goodUntil = firstEnd(page.value.posts) ?? fetchedAt + UNKNOWN_END_MS;
    const snapshot = { ...page.value, fetchedAt, goodUntil };
    // Deleted while its posts were on their way, it stays deleted.
    if (store.read(account.userId)) writeSnapshot(notes, account.userId, snapshot);
    await updateOwner(account);
    return { ok: true, value: snapshot };
  }

  function loadOnce(account: KeptAccount): Promise<Answer<Snapshot>> {
    const { userId } = account;
    const loading = load(account).finally(() => reading.delete(userId));
    reading.set(userId, loading);
    return loading;
  }

  /** A refusal may be the first sign of a token that ended: the witnesses are asked at once. */
  async function note(account: KeptAccount, answer: Extract<Answer<never>, { ok: false }>) {
    const isThrottled = answer.reason === 'throttled';
    const wait = answer.retryAfterMs ?? MINUTE_MS;
    const stale = isThrottled ? 'throttled' : 'retrying';
    coolUntil.set(account.userId, { at: now() + wait, stale });
    if (isRefusal(answer)) await runner.attend(account.userId, 'pulse').catch(() => undefined);
  }

  /** Why Instagram is not to be asked for this account now; undefined when it may be. */
  function whyNot({ userId, state, refusals }: KeptAccount): Stale | undefined {
    if (state === 'login_needed' || state === 'unreadable') return 'login_needed';
    if (state === 'app_trouble' || refusals > 0) return 'retrying';
    const cooling = coolUntil.get(userId);
    return cooling !== undefined && now() < cooling.at ? cooling.stale : undefined;
  }

  function kept(account: KeptAccount, stale: Stale | undefined, reason: Reason): Fresh {
    const snapshot = readSnapshot(notes, account.userId);
    const isTooOld = snapshot === undefined || now() - snapshot.fetchedAt > staleMs;
    if (isTooOld) return { reason };
    return { snapshot, ...(stale !== undefined && { stale }) };
  }

  return {
    async firstPage(account) {
      const { userId } = account;
      const snapshot = readSnapshot(notes, userId);
      const age = now() - (snapshot?.fetchedAt ?? -Infinity);
      const isGood = now() < (snapshot?.goodUntil ?? 0) - MARGIN_MS;
      if (snapshot !== undefined && isGood && age >= 0 && age < ttlMs) return { snapshot };
      const why = whyNot(account);
      const known = account.reason ?? 'instagram_unavailable';
      if (why !== undefined) return kept(account, why, known);
      const under = reading.get(userId);
      if (under !== undefined && snapshot !== undefined) return kept(account, undefined, known);
      const answer = await (under ?? loadOnce(account));
      if (answer.ok) return { snapshot: answer.value };
      await note(account, answer);
      const after = store.read(userId);
      if (after === undefined) return { reason: 'deleted' };
      return kept(after, whyNot(after) ?? 'retrying', answer.reason);
    },
    pageAfter: (account, after, limit) => read(account, { limit: String(limit), after }),
  };
}
