import type { Sql } from '../../../proxy/keeper/sql.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { newKeeperFile } from '../../support/keeper.ts';
import { startLocalKeeper } from '../../support/local-keeper.ts';
import { createTinyInstagram, type Mishap } from '../../support/tiny-instagram.ts';

/** A keeper whose clock, Instagram and database the test holds. */
export async function world(
  mishap: (path: string, user: number) => Mishap = () => undefined,
  given?: Sql,
) {
  let time = 1_800_000_000_000;
  const now = () => time;
  const instagram = createTinyInstagram(now, { refreshed: 'new', old: 'lives' }, mishap);
  const file = newKeeperFile();
  const sql = given ?? (await openSqlite(file));
  const keeper = await startLocalKeeper({ fetch: instagram.fetch, now, sql });
  const pass = (ms: number) => void (time += ms);
  return { now, instagram, file, sql, keeper, pass };
}

/** The line of a feed, with its value. */
export const lineOf = async (keeper: { one(feed: string): Promise<unknown> }, feed: string) =>
  (await keeper.one(feed)) as { value: Record<string, unknown> };
