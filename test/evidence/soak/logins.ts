import { Pool } from 'undici';

const ORIGIN = 'https://app.example';

/** What became of one login. */
export interface Outcome {
  code: string;
  /** 0 when there was no answer. */
  status: number;
  reason: string;
  ms: number;
}

/** A way to log in, over a limited number of connections. */
export interface Client {
  logIn(code: string): Promise<Outcome>;
  close(): Promise<void>;
}

interface Reply {
  access_token?: string;
  reason?: string;
}

/** Opens as many connections as there are to be logins at once. */
export function createClient(url: string, connections: number): Client {
  const pool = new Pool(url, { connections, keepAliveTimeout: 60_000 });
  return {
    async logIn(code) {
      const sentAt = performance.now();
      const form = { grant_type: 'authorization_code', code, redirect_uri: `${ORIGIN}/cb` };
      const ended = (status: number, reason: string) => ({
        code,
        status,
        reason,
        ms: performance.now() - sentAt,
      });
      try {
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: '/token',
          headers: { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        });
        const { access_token: token, reason = '' } = (await body.json()) as Reply;
        return ended(statusCode, token === undefined ? reason : 'token');
      } catch {
        return ended(0, 'no answer');
      }
    },
    close: () => pool.destroy(),
  };
}

/** Logs in with codes of their own, so many at once, until all have had their turn. */
export async function logInMany(
  client: Client,
  prefix: string,
  count: number,
  atOnce: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) outcomes.push(await client.logIn(`${prefix}-${next++}`));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}
