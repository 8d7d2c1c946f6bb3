/** Posts from a keeper's snapshot, beside the cheapest answer that the same proxy gives. */
import { keeperEnv, newKeeperFile, operatorOf } from '../../support/keeper.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';

const GET = (path: string) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;

/** `/media` in the place of the proxy, `/healthz` in the place of the floor. */
export const SNAPSHOT: Scenario = {
  name: 'posts from the snapshot, beside /healthz',
  request: () => ({ proxy: GET('/media'), floor: GET('/healthz') }),
  status: 200,
  budget: { Node: 0.5, workerd: 0.5 },
};

/** The environment of a proxy that keeps, in a database of its own. */
export function snapshotEnv(upstreamUrl: string): Record<string, string> {
  return keeperEnv(upstreamUrl, { RATE_LIMIT_PER_MINUTE: '0', KEEPER_FILE: newKeeperFile() });
}

/** Hands a token over and asks for its posts once, so that there is a snapshot. */
export async function keepOne(proxy: Running): Promise<Running> {
  const operator = operatorOf(proxy.url);
  const kept = await operator.keepToken(`IGAA${'l'.repeat(160)}`);
  const posts = await operator.get('/media');
  if (kept.status >= 300 || posts.status !== 200) {
    throw new Error(`The keeper has no posts: ${kept.status}, then ${posts.status}.`);
  }
  return proxy;
}
