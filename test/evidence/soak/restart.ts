import { setTimeout as pause } from 'node:timers/promises';
import type { MoodyInstagram } from './instagram.ts';
import { createClient, type Outcome } from './logins.ts';
import type { Verdict } from './trials.ts';

/** A server that can be asked to end, and waits for what it has begun. */
export interface Restartable {
  url: string;
  /** Resolves when it has ended by itself. */
  end(): Promise<void>;
}

/**
 * Replaces the proxy, on one port, under load: each token that Instagram has issued must reach its login.
 *
 * A login that found no proxy was not sent, and asks again; one whose answer was lost never does.
 */
export async function restartUnderLoad(
  instagram: MoodyInstagram,
  start: (port: number) => Promise<Restartable>,
  restarts: number,
): Promise<Verdict> {
  const codes = new Set<string>();
  const outcomes: Outcome[] = [];
  let proxy = await start(0);
  const port = Number(new URL(proxy.url).port);
  let isOver = false;
  const worker = async (name: number) => {
    const client = createClient(proxy.url, 1);
    for (let count = 0; !isOver; count += 1) {
      const code = `restart-${name}-${count}`;
      codes.add(code);
      let outcome = await client.logIn(code);
      while (outcome.status === 0 && instagram.exchanges(code) === 0) {
        await pause(20);
        outcome = await client.logIn(code);
      }
      outcomes.push(outcome);
    }
    await client.close();
  };
  const workers = Array.from({ length: 32 }, (_, name) => worker(name));
  for (let count = 0; count < restarts; count += 1) {
    await pause(400);
    await proxy.end();
    proxy = await start(port);
  }
  isOver = true;
  await Promise.all(workers);
  await proxy.end();
  const lost = outcomes.filter(({ status }) => status !== 200).length;
  const twice = [...codes].filter((code) => instagram.exchanges(code) > 1).length;
  return {
    summary: `${outcomes.length.toLocaleString('en')} × login, ${lost} lost, ${twice} sent twice`,
    broken: [...(lost > 0 ? ['a spent code was lost'] : []), ...(twice > 0 ? ['S1'] : [])],
  };
}
