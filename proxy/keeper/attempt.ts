/** One try for one account: which questions are put, and what their answers come to. Writes nothing. */
import type { Reason } from '../contract.ts';
import type { Answer, Instagram, Renewed } from './ask.ts';
import type { KeptAccount, Outcome, Owner, SealedToken } from './record.ts';
import type { TokenSafe } from './sealed-token.ts';

/** What a try takes from outside. */
export interface AttemptDeps {
  instagram: Instagram;
  safe: TokenSafe;
  now: () => number;
}

/** The account as it was opened, its seals under the current key, and what came of the try. */
export interface Attempt {
  account: KeptAccount;
  outcome: Outcome;
}

/** Answers that are about the token or its account; every other is Instagram's trouble or the network's. */
const REFUSALS = new Set<Reason>([
  'token_expired',
  'token_revoked',
  'account_checkpoint',
  'permission_missing',
  'wrong_token_family',
  'not_tester',
  'instagram_refused',
]);

/** Answers that are about the app, and so about all accounts. */
export const OF_THE_APP: ReadonlySet<Reason> = new Set<Reason>([
  'app_deactivated',
  'misconfigured',
]);

type No = Extract<Answer<never>, { ok: false }>;

/** True for an answer that a token or its account is refused. */
export function isRefusal(answer: Answer<unknown>): answer is No {
  return !answer.ok && REFUSALS.has(answer.reason);
}

/** What a failure that is not about the token comes to. */
function fault({ reason, retryAfterMs }: No): Outcome {
  if (OF_THE_APP.has(reason)) return { kind: 'app_trouble', reason };
  return { kind: 'failed', reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

const FOREIGN = { kind: 'app_trouble', reason: 'account_mismatch' } as const;

/** An account whose token is open. */
interface Opened {
  account: KeptAccount;
  current: string;
}

/** Opens one token, and seals it again when only an old key opens it. */
async function openSlot(
  account: KeptAccount,
  slot: 'current' | 'before',
  { safe }: AttemptDeps,
): Promise<Opened | undefined> {
  const sealed = account[slot];
  const opened = sealed && (await safe.open(account.userId, sealed));
  if (opened === undefined || sealed === undefined) return undefined;
  const { token, isOld } = opened;
  const text = isOld ? await safe.seal(account.userId, token, sealed.serial) : sealed;
  return { account: { ...account, [slot]: text }, current: token };
}

/** Asks `/me` with each token that there is, so that no single answer is a verdict. */
async function witnesses({ account, current }: Opened, deps: AttemptDeps): Promise<Outcome> {
  const { instagram } = deps;
  const first = await instagram.owner(current);
  if (!isRefusal(first)) return heard(account, first, false);
  const before = await openSlot(account, 'before', deps);
  const second = before === undefined ? first : await instagram.owner(before.current);
  return isRefusal(second)
    ? { kind: 'refused', reason: first.reason }
    : heard(account, second, before !== undefined);
}

function heard(account: KeptAccount, answer: Answer<Owner>, usesBefore: boolean): Outcome {
  if (!answer.ok) return fault(answer);
  return answer.value.userId === account.userId
    ? { kind: 'alive', owner: answer.value, usesBefore }
    : FOREIGN;
}

/** A token counts as good when `/me` accepts it and names the same person. */
async function prove(
  account: KeptAccount,
  token: string,
  sealed: SealedToken,
  expiresAt: number,
  { instagram }: AttemptDeps,
): Promise<Outcome> {
  const answer = await instagram.owner(token);
  if (!answer.ok) return { kind: 'unproved', token: sealed, expiresAt, reason: answer.reason };
  const owner = answer.value;
  return owner.userId === account.userId
    ? { kind: 'refreshed', token: sealed, expiresAt, owner }
    : FOREIGN;
}

async function renewed(
  { account, current }: Opened,
  { token, lifeMs }: Renewed,
  deps: AttemptDeps,
): Promise<Outcome> {
  // The same string with a new end needs no new seal, and keeps the one before.
  const serial = account.serial + 1;
  const sealed =
    token === current ? account.current : await deps.safe.seal(account.userId, token, serial);
  return await prove(account, token, sealed, deps.now() + lifeMs, deps);
}

/** The refresh is refused although the token works: once that means that it is too young. */
function refusedOnly(account: KeptAccount, witness: Outcome, reason: Reason): Outcome {
  if (witness.kind !== 'alive' || witness.usesBefore) return witness;
  const isYoung = account.early === 0 && !account.isShort;
  return isYoung ? { kind: 'too_young', owner: witness.owner } : { kind: 'failed', reason };
}

async function refresh(opened: Opened, deps: AttemptDeps): Promise<Outcome> {
  const { account, current } = opened;
  const { instagram } = deps;
  const answer = await (account.isShort ? instagram.extend(current) : instagram.refresh(current));
  if (answer.ok) return await renewed(opened, answer.value, deps);
  if (!isRefusal(answer)) return fault(answer);
  return refusedOnly(account, await witnesses(opened, deps), answer.reason);
}

/** A token that `/me` has refused before gets one more chance; then the one in use is refreshed again. */
async function proveAgain(opened: Opened, deps: AttemptDeps): Promise<Outcome | undefined> {
  const { unproved, userId } = opened.account;
  const token = unproved && (await deps.safe.open(userId, unproved));
  if (token === undefined || unproved === undefined) return undefined;
  const { expiresAt, ...sealed } = unproved;
  const outcome = await prove(opened.account, token.token, sealed, expiresAt, deps);
  return outcome.kind === 'refreshed' ? outcome : undefined;
}

/** Does what was decided. Never throws for what Instagram or the network does. */
export async function attempt(
  account: KeptAccount,
  kind: 'refresh' | 'pulse',
  deps: AttemptDeps,
): Promise<Attempt> {
  const opened = await openSlot(account, 'current', deps);
  if (opened === undefined) return { account, outcome: { kind: 'unreadable' } };
  const outcome =
    kind === 'pulse'
      ? await witnesses(opened, deps)
      : ((await proveAgain(opened, deps)) ?? (await refresh(opened, deps)));
  return { account: opened.account, outcome };
}
