import { randomBytes } from 'node:crypto';
import { parseEnv } from '../../proxy/config/config.ts';
import { createKeeper, type LocalKeeper } from '../../proxy/keeper/keeper.ts';
import type { Sql } from '../../proxy/keeper/sql.ts';
import { createNodeSubtle } from '../../proxy/node/subtle.ts';
import { openSqlite } from '../../proxy/node/sqlite.ts';
import type { UpstreamFetch } from '../../proxy/instagram/upstream.ts';
import { keeperEnv, newKeeperFile } from './keeper.ts';

/** What a keeper in this process is made of. */
export interface LocalOptions {
  fetch: UpstreamFetch;
  now: () => number;
  random?: () => number;
  sql?: Sql;
  env?: Record<string, string>;
}

/** A keeper in this process, without HTTP, with a clock of one's own. */
export async function startLocalKeeper(options: LocalOptions): Promise<LocalKeeper> {
  const { fetch, now, random = () => 0.5, sql, env = {} } = options;
  const config = parseEnv(keeperEnv('http://127.0.0.1:9', env));
  if (!config.ok || !config.value.keeper) throw new Error(JSON.stringify(config));
  const platform = {
    fetch,
    now,
    epochMs: now,
    random,
    randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    subtle: createNodeSubtle(crypto.subtle),
  };
  const store = sql ?? (await openSqlite(newKeeperFile()));
  return createKeeper(config.value, config.value.keeper, platform, store);
}

/** Hands a token over, as its owner does. */
export async function handOver(keeper: LocalKeeper, token: string, label?: string) {
  const claim = await keeper.issueClaim(label === undefined ? {} : { label });
  return await keeper.keep({ claim: claim.ok ? claim.value.claim : '', token });
}
