import { fieldsOf, type Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { ask, graphAsk, refusal, type Reader } from './graph.ts';
import type { Permission } from './permissions.ts';

/**
 * Reads what a person granted at Facebook and what not, whatever was asked first; undefined where Facebook does not say.
 *
 * Never rejects. The login works without it, so why it is not known is not told.
 *
 * @see [User permissions](https://developers.facebook.com/docs/graph-api/reference/user/permissions/)
 */
export async function fetchGrants(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<readonly Permission[] | undefined> {
  const what = graphAsk(config, token, '/me/permissions', {});
  if (what === undefined) return undefined;
  const answer = await ask(browser, what, abort);
  if ('failure' in answer || refusal(answer, token) !== undefined) return undefined;
  const { data } = fieldsOf(answer.json);
  if (!Array.isArray(data)) return undefined;
  const listed = new Map((data as unknown[]).flatMap(parseGrant));
  const asked = (config.providers[token.provider]?.scopes ?? []).map(
    (name) => listed.get(name) ?? { name },
  );
  return [...new Set([...asked, ...listed.values()])];
}

function parseGrant(value: unknown): [string, Permission][] {
  const { permission, status } = fieldsOf(value);
  if (typeof permission !== 'string' || !/^\w{1,100}$/.test(permission)) return [];
  // Beside `declined` there is `expired`, after which it has to be granted once more.
  return [[permission, { name: permission, granted: status === 'granted' }]];
}

/** Whether a permission was granted; undefined where Facebook does not say. */
export function isGranted(
  permissions: readonly Permission[] | undefined,
  name: string,
): boolean | undefined {
  if (permissions === undefined) return undefined;
  return permissions.find((permission) => permission.name === name)?.granted ?? false;
}
