/** What the proxy is put through, and what must hold of it. No trial looks at a clock but for the proxy's own deadline. */
import { connect } from 'node:net';
import { readdirSync } from 'node:fs';
import type { Running } from '../bench/processes.ts';
import { MOODS, type MoodyInstagram } from './instagram.ts';
import { createClient, logInMany, type Outcome } from './logins.ts';

/** The proxy and the Instagram behind it. */
export interface World {
  proxy: Running;
  instagram: MoodyInstagram;
}

/** What came of a trial: in a few words, and every promise that was broken. */
export interface Verdict {
  summary: string;
  broken: string[];
}

/** A trial with as many logins as it is told. */
export interface Trial {
  name: string;
  /** How many logins a full run has, and a short one. */
  full: number;
  short: number;
  run(world: World, logins: number): Promise<Verdict>;
}

/** The proxy answers within 12 s; what is above that is the machine's. */
const DEADLINE_MS = 13_000;
/** Statuses that a login may end with when Instagram misbehaves. */
const EXPECTED = new Set([200, 400, 502, 503, 504]);

function tally(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { status, reason } of outcomes) {
    const key = status === 200 ? '200' : `${status} ${reason}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]) => `${count.toLocaleString('en')} × ${key}`)
    .join(', ');
}

/** What holds of every login in every trial. */
function judge(
  { instagram }: World,
  outcomes: readonly Outcome[],
  allowed: ReadonlySet<number> = EXPECTED,
): Verdict {
  const broken = outcomes.flatMap(({ code, status, reason, ms }) => [
    ...(allowed.has(status) ? [] : [`${status} ${reason}`]),
    ...(instagram.exchanges(code) > 1 ? ['S1: a code was sent twice'] : []),
    ...(ms > DEADLINE_MS ? ['S5: an answer took longer than 12 s'] : []),
  ]);
  return { summary: tally(outcomes), broken: [...new Set(broken)] };
}

/** All at once, with Instagram in one mood. */
function crowd(
  name: string,
  mood: keyof typeof MOODS,
  sizes: [number, number],
  allowed?: Set<number>,
) {
  return {
    name,
    full: sizes[0],
    short: sizes[1],
    async run(world: World, logins: number) {
      world.instagram.mood = MOODS[mood];
      const atOnce = mood === 'slow' || mood === 'silent' ? logins : 100;
      const client = createClient(world.proxy.url, atOnce);
      const outcomes = await logInMany(client, mood, logins, atOnce);
      await client.close();
      world.instagram.mood = MOODS.well;
      return judge(world, outcomes, allowed);
    },
  } satisfies Trial;
}

/** How many sockets a process has open; undefined where the system does not say. */
function openSockets(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}

const megabytes = (bytes = NaN) => Math.round(bytes / 2 ** 20);

/** S8: a fifth of the requests warms up; from then on memory and sockets must not grow. */
const endurance: Trial = {
  name: 'one after the other, on 64 connections',
  full: 100_000,
  short: 1_000,
  async run(world, logins) {
    const { proxy } = world;
    const client = createClient(proxy.url, 64);
    await logInMany(client, 'warm-up', logins / 5, 64);
    const before = { rss: proxy.rssBytes(), sockets: openSockets(proxy.pid) };
    const outcomes = await logInMany(client, 'endurance', logins - logins / 5, 64);
    const after = { rss: proxy.rssBytes(), sockets: openSockets(proxy.pid) };
    await client.close();
    const { broken } = judge(world, outcomes, new Set([200]));
    if ((after.sockets ?? 0) > (before.sockets ?? 0) + 8) broken.push('S8: sockets grow');
    // A collector that is not pressed leaves some behind: what grows with the requests is more.
    if (logins === this.full && (after.rss ?? 0) > (before.rss ?? 0) + 64 * 2 ** 20) {
      broken.push('S8: memory grows');
    }
    const memory = `${megabytes(before.rss)} → ${megabytes(after.rss)} MiB`;
    const sockets = `${before.sockets ?? '–'} → ${after.sockets ?? '–'} descriptors`;
    return { summary: `${tally(outcomes)}; ${memory}, ${sockets}`, broken };
  },
};

/** Opens a connection and sends one byte of a request each second, for as long as it is let. */
function dawdle(port: number): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let sent = 0;
    const timer = setInterval(
      () => socket.write('POST /token HTTP/1.1\r\n'.charAt(sent++) || 'x'),
      1000,
    );
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(performance.now() - startedAt);
    });
    socket.resume();
  });
}

/** P-14: callers that never come to the point are dropped, and others do not notice them. */
const slowLoris: Trial = {
  name: '500 callers that send a byte a second, and logins meanwhile',
  full: 2_000,
  short: 100,
  async run(world, logins) {
    const dawdlers = Array.from({ length: logins / 4 }, () => dawdle(world.proxy.port));
    const client = createClient(world.proxy.url, 20);
    const outcomes = await logInMany(client, 'loris', logins, 20);
    const held = Math.max(...(await Promise.all(dawdlers)));
    await client.close();
    const { summary, broken } = judge(world, outcomes, new Set([200]));
    if (held > 11_000) broken.push('P-14: a slow caller was kept for more than 10 s');
    return { summary: `${summary}; dropped after ${(held / 1000).toFixed(1)} s`, broken };
  },
};

const OK = new Set([200]);

/** The trials that any running proxy can take; a dead or silent Instagram may cost logins, but nothing else. */
export const TRIALS: readonly Trial[] = [
  crowd('logins at once, Instagram takes 300 ms', 'slow', [1_000, 200], OK),
  crowd('Instagram is dead', 'dead', [2_000, 100], new Set([502])),
  crowd('Instagram is silent', 'silent', [400, 0], new Set([504])),
  crowd('30 % faults', 'faulty', [3_000, 100]),
  crowd('90 % garbage', 'garbled', [3_000, 100]),
  endurance,
];

/** The trials for a server of our own: in workerd these are the platform's matter. */
export const SERVER_TRIALS: readonly Trial[] = [slowLoris];
