import { createApp } from '../../proxy/app.ts';
import { parseEnv, type Config } from '../../proxy/config/config.ts';
import type { LogEntry } from '../../proxy/http/log.ts';
import { webPlatform, type Platform } from '../../proxy/platform/platform.ts';
import { ORIGIN, proxyEnv, REDIRECT_URI } from '../support/proxy.ts';

/** Fields of a login and of a refresh. */
export const FORM = { grant_type: 'authorization_code', code: 'C0DE', redirect_uri: REDIRECT_URI };
export const REFRESH = { grant_type: 'refresh_token', refresh_token: 'IGAA' };

function configOf(env: Record<string, string>): Config {
  const parsed = parseEnv(env);
  if (!parsed.ok) throw new Error('The test environment is faulty.');
  return parsed.value;
}

/** An app in this process whose platform can be replaced piece by piece. */
export function inProcess(
  platform: Partial<Platform> = {},
  env = proxyEnv('http://127.0.0.1:9', { RATE_LIMIT_PER_MINUTE: '60' }),
) {
  const log: LogEntry[] = [];
  const urls: string[] = [];
  const app = createApp(configOf(env), {
    ...webPlatform(globalThis),
    fetch: (url) => {
      urls.push(url);
      return Promise.resolve(Response.json({ access_token: 'IGAAok' }));
    },
    random: () => 0,
    newRequestId: () => 'request-1',
    log: (entry) => log.push(entry),
    clientAddress: (_request, env) => String(env),
    rateLimit: () => undefined,
    ...platform,
  });
  const post = async (fields: Record<string, string>, clientAddress = '192.0.2.1') => {
    const request = new Request('http://proxy/token', {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: new URLSearchParams(fields),
    });
    const response = await app.fetch(request, clientAddress);
    const body = Object(await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body };
  };
  return { app, post, log, urls };
}

/** A function that throws any value at one of its calls. */
export function thrower(error: unknown, afterCalls = 0): () => never {
  let calls = 0;
  const call = () => {
    calls += 1;
    if (calls === afterCalls + 1) throw error;
    return calls;
  };
  return call as () => never;
}

/** A fetch that never answers but stops when it is late, as platforms do. */
export const hang: Platform['fetch'] = (_url, { whenLate }) =>
  new Promise((_resolve, reject) => {
    whenLate(() => reject(new Error('aborted')));
  });
