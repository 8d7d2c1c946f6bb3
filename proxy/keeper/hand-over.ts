/** How an account comes to be kept: a claim, and a login's code or a token. */
import { fail, ok, type Failure, type Result } from '../failure.ts';
import { createCalls, type CallDeps } from '../instagram/calls.ts';
import type { Provider } from '../instagram/providers.ts';
import { grantToken } from '../token/grant.ts';
import { refreshTime } from './succeed.ts';
import type { Answer, Instagram } from './ask.ts';
import type { Claim, Claims, Reserved } from './claims.ts';
import { feedName } from './feed-name.ts';
import type { Gone } from './gone.ts';
import { appendLog, OPERATOR } from './log.ts';
import type { KeptAccount, Owner } from './record.ts';
import type { TokenSafe } from './sealed-token.ts';
import type { Notes } from './notes.ts';
import type { Sql } from './sql.ts';
import type { KeptStore } from './store.ts';
import { HOUR_MS, MIN_AGE_MS } from './times.ts';

/** What is handed over. Whether page and redirect URI are allowed was decided before. */
export type HandOver = { claim: string } & (
  { code: string; redirectUri: string } | { token: string }
);

/** An account that is kept from now on. */
export interface HandedOver {
  account: KeptAccount;
  /** Whether it was not kept before. */
  isNew: boolean;
}

/** What a hand-over takes from outside. */
export interface HandOverDeps {
  sql: Sql;
  notes: Notes;
  store: KeptStore;
  claims: Claims;
  gone: Gone;
  safe: TokenSafe;
  instagram: Instagram;
  provider: Provider;
  calling: CallDeps;
  now: () => number;
  random: () => number;
}

/** A token, and how long it lasts as far as is known. */
interface Handed {
  token: string;
  lifeMs?: number;
  isShort: boolean;
  /** Who it belongs to, as the token reply says. */
  userId?: string;
}

const toFailure = ({ reason }: Extract<Answer<never>, { ok: false }>) =>
  fail(reason === 'throttled' ? { reason, retryAfterS: 60 } : ({ reason } as Failure));

async function receive(given: HandOver, deps: HandOverDeps): Promise<Result<Handed>> {
  if ('token' in given) return ok({ token: given.token, isShort: false });
  const { code, redirectUri } = given;
  const calls = createCalls(deps.calling, deps.provider.secrets());
  const request = { grant: 'authorization_code', code, redirectUri } as const;
  const granted = await grantToken(request, deps.provider, calls);
  if (!granted.ok) return granted;
  const { access_token: token, expires_in, warning, user_id } = granted.value.reply;
  const isShort = warning !== undefined;
  const seconds = expires_in ?? (isShort ? HOUR_MS / 1000 : undefined);
  return ok({
    token,
    isShort,
    ...(seconds !== undefined && { lifeMs: seconds * 1000 }),
    ...(user_id !== undefined && { userId: user_id }),
  });
}

/** A code is spent by now: a profile that cannot be had does not cost the token, as long as its reply named the owner. */
async function findOwner(
  { token, userId }: Handed,
  { instagram }: HandOverDeps,
): Promise<Result<Owner>> {
  const answer = await instagram.owner(token);
  if (answer.ok) return ok(answer.value);
  const isTrouble = answer.reason.startsWith('instagram_') && answer.reason !== 'instagram_refused';
  return isTrouble && userId !== undefined ? ok({ userId }) : toFailure(answer);
}

async function toAccount(
  handed: Handed,
  owner: Owner,
  before: KeptAccount | undefined,
  label: string | undefined,
  { store, safe, now: clock, random }: HandOverDeps,
): Promise<KeptAccount> {
  const now = clock();
  const { token, lifeMs, isShort } = handed;
  const serial = (before?.serial ?? 0) + 1;
  const expiry = lifeMs === undefined ? {} : { expiresAt: now + lifeMs };
  const refreshAt = isShort ? now : refreshTime({ issuedAt: now, ...expiry }, random());
  const username = owner.username ?? before?.username ?? '';
  return {
    ...owner,
    username,
    feed: before?.feed ?? feedName(label, username, owner.userId, (it) => store.byFeed(it)),
    current: await safe.seal(owner.userId, token, serial),
    ...(before && { before: before.current }),
    serial,
    isShort,
    keptAt: now,
    issuedAt: now,
    ...expiry,
    refreshAt,
    nextAt: isShort ? now + 60_000 : Math.min(refreshAt, now + MIN_AGE_MS),
    provedAt: now,
    lastAt: now,
    state: isShort ? 'retrying' : 'healthy',
    failures: isShort ? 1 : 0,
    refusals: 0,
    early: 0,
    version: before?.version ?? 0,
    leaseUntil: 0,
  };
}

const isMeant = ({ for: id }: Claim, { userId, accountId }: Owner) =>
  id === undefined || id === userId || id === accountId;

async function store(
  claim: Reserved,
  handed: Handed,
  owner: Owner,
  deps: HandOverDeps,
): Promise<Result<HandedOver>> {
  const before = deps.store.read(owner.userId);
  const account = await toAccount(handed, owner, before, claim.label, deps);
  const isStored = deps.sql.atomically(() => {
    // What happened to the account meanwhile changes nothing of it: a person has just logged in.
    const version = deps.store.read(owner.userId)?.version ?? 0;
    const written = deps.store.write(account, version, [{ event: 'kept' }], account.keptAt);
    if (written !== undefined) deps.claims.spend(claim.hash);
    return written !== undefined;
  });
  if (!isStored) return fail({ reason: 'busy', retryAfterS: 1 });
  await deps.gone.recall(`feed:${account.feed}`);
  return ok({ account, isNew: before === undefined });
}

/** Keeps an account, if the claim is good and the account is the one that it is for; otherwise nothing is stored. */
export async function handOver(given: HandOver, deps: HandOverDeps): Promise<Result<HandedOver>> {
  const claim = await deps.claims.reserve(given.claim, deps.now());
  if (claim === undefined || claim === 'spent') {
    const events = claim === 'spent' ? [{ event: 'claim_refused' as const }] : [];
    appendLog(deps.notes, OPERATOR, events, deps.now());
    return fail({ reason: 'claim_invalid' });
  }
  let result: Result<HandedOver> | undefined;
  try {
    const handed = await receive(given, deps);
    const owner = handed.ok ? await findOwner(handed.value, deps) : handed;
    if (!handed.ok || !owner.ok)
      return handed.ok ? (owner as { ok: false; failure: Failure }) : handed;
    result = isMeant(claim, owner.value)
      ? await store(claim, handed.value, owner.value, deps)
      : fail({ reason: 'account_mismatch' });
    return result;
  } finally {
    if (result?.ok !== true) deps.claims.release(claim.hash);
  }
}
