/** The one shape of a route, and what its handler gets and leaves. */
import type { Context } from 'hono';
import type { Reason } from '../contract.ts';

/** What handlers leave for the log line and for `Server-Timing`. */
export interface EdgeEnv {
  Variables: {
    requestId: string;
    /** Absent where no route is. */
    route?: Route;
    instagramMs: number;
    reason?: Reason;
    longLivedReason?: Reason;
  };
}

/** Answers one request. */
export type Handler = (c: Context<EdgeEnv>) => Promise<Response> | Response;

/** Some origins, by name or by pattern. */
export type Origins = Pick<ReadonlySet<string>, 'has'>;

/** One path of the proxy. */
export interface Route {
  /** As Hono reads it and the log shows it: `/kept/:id`. */
  path: string;
  /** One handler for each method. `GET` answers `HEAD` too, and `OPTIONS` is answered for all of them. */
  methods: Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', Handler>>>;
  /**
   * The pages whose scripts may ask and read; others are refused. Absent where browsers or servers come by themselves:
   * no script may read the answer then, and an `Origin` changes nothing.
   */
  readers?: Origins;
  /** The request header that such a script may set. */
  allowHeaders?: string;
  /** Whether the answer shows how long Instagram and the proxy took. */
  isTimed?: true;
}

/** What may be asked at a route, as `Allow` lists it. */
export function allowOf({ methods }: Route): string {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  return [...names, 'OPTIONS'].join(', ');
}
