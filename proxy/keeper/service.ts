/**
 * What the keeper can be asked. Every argument and every answer is JSON, so that it may be in another place: in the same
 * process on Node, in a Durable Object on Workers.
 */
import type { Result } from '../failure.ts';
import type { HandOver } from './hand-over.ts';
import type { LogLine } from './log.ts';
import type { MediaQuery, PicturePlace } from './media/feed.ts';
import type { MediaReply } from './media/write-page.ts';
import type { Claim } from './claims.ts';
import type { FeedLine, KeeperStatus } from './view.ts';

/** The reply of `POST /kept/claims`. */
export interface IssuedClaim {
  claim: string;
  url: string;
  feed?: string;
  expires_at: string;
}

/** The reply of `POST /kept`, and whether the account is new. */
export interface KeptReply {
  isNew: boolean;
  body: {
    feed: string;
    username: string;
    user_id: string;
    expires_at?: string;
    next_refresh_at: string;
  };
}

/** What the operator sees beside it. */
export interface FullStatus extends KeeperStatus {
  feeds: FeedLine[];
  /** Tokens that only `KEEPER_KEY_PREVIOUS` opens: at 0 that key can go. */
  sealed_with_previous_key: number;
}

/** The reply of `POST /kept/wake`. */
export interface Woken {
  now: string;
  refreshed: number;
  failed: number;
  due: number;
}

/** What became of one of Meta's requests. */
export interface Deletion {
  at: string;
  /** Whether there was anything to delete. */
  stored: boolean;
}

/** The keeper. It rejects only for what is broken, such as its store. */
export interface Keeper {
  issueClaim(claim: Claim): Promise<Result<IssuedClaim>>;
  keep(given: HandOver): Promise<Result<KeptReply>>;
  list(): Promise<FeedLine[]>;
  one(feed: string): Promise<Result<FeedLine & { log: LogLine[] }>>;
  refresh(feed: string): Promise<Result<FeedLine>>;
  /** Forgets an account by its feed, or by either of the ids that Meta's messages name. */
  remove(account: { feed: string } | { userId: string }): Promise<Result<null>>;
  /** Does what Meta asks for; a request from before the account was handed over changes nothing. */
  erase(request: { userId: string; issuedAt?: number; code?: string }): Promise<null>;
  deletion(code: string): Promise<Deletion | null>;
  media(feed: string | null, query: MediaQuery): Promise<Result<MediaReply>>;
  picture(feed: string, post: string): Promise<PicturePlace | null>;
  status(): Promise<KeeperStatus>;
  fullStatus(): Promise<FullStatus>;
  wake(time: number | null): Promise<Result<Woken>>;
  health(): Promise<'on' | 'stalled'>;
}

/** A keeper that nothing can be asked of. */
export const BROKEN_KEEPER = new Proxy({} as Keeper, {
  get: () => () => Promise.reject(new Error('There is no keeper here.')),
});
