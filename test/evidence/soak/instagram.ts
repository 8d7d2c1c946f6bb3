import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Instagram does with a call; the moods are those of a bad day. */
type Answer = (response: ServerResponse, token: string) => void;

/** Draws one of the answers; `random` gives 0 to 1. */
export type Mood = (random: number) => Answer;

/** An Instagram that can be put into a mood, and counts how often each code is sent to it. */
export interface MoodyInstagram {
  url: string;
  mood: Mood;
  /** How often a code arrived. */
  exchanges(code: string): number;
  close(): Promise<void>;
}

const good: Answer = (response, token) => {
  const body = JSON.stringify({ access_token: token, user_id: '17841401313574613' });
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
};
const after =
  (ms: number, answer: Answer): Answer =>
  (response, token) =>
    void setTimeout(() => answer(response, token), ms);
const status =
  (code: number): Answer =>
  (response) =>
    response.writeHead(code, { 'Retry-After': '1' }).end('{}');
const text =
  (body: string | Buffer): Answer =>
  (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
const drop: Answer = (response) => response.socket?.destroy();
const halfway: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': 1000 });
  response.write('{"access_token":"IG', () => response.socket?.destroy());
};

const FAULTS = [drop, halfway, status(500), status(503), status(429), after(800, good)];
const GARBAGE = [
  text(''),
  text('<!doctype html><title>Log in to this network</title>'),
  text('{"access_token":'),
  text('[]'),
  text('null'),
  text('{"access_token":{"toString":1},"user_id":1e999}'),
  text('{"error":{"message":7,"code":"x"}}'),
  text('{"__proto__":{"access_token":"IGAAx"}}'),
  text(Buffer.from([0xff, 0xfe, 0x00, 0x7b])),
  text('x'.repeat(200_000)),
  text('['.repeat(60_000)),
];

const oneOf = (answers: readonly Answer[], random: number) =>
  answers[Math.floor(random * answers.length)] ?? good;

/** Answers well in the share of cases that is left, and badly in the others. */
function badly(share: number, answers: readonly Answer[]): Mood {
  return (random) => (random < share ? oneOf(answers, random / share) : good);
}

/** The moods that the proxy is tried with. */
export const MOODS = {
  well: () => good,
  slow: () => after(300, good),
  dead: () => drop,
  silent: () => () => undefined,
  faulty: badly(0.3, FAULTS),
  garbled: badly(0.9, GARBAGE),
  // One call in two hundred is never answered: more would make a round as long as the deadline each time.
  bad: (random) => (random < 0.005 ? () => undefined : badly(0.5, [...FAULTS, ...GARBAGE])(random)),
} satisfies Record<string, Mood>;

/** Starts it in this process; the same seed gives the same moods in the same order of arrivals. */
export async function startMoodyInstagram(seed: number): Promise<MoodyInstagram> {
  const counts = new Map<string, number>();
  let state = seed;
  // A linear congruential generator: what is drawn here need not be unguessable.
  const random = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const code = new URLSearchParams(body).get('code');
      if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
      instagram.mood(random())(response, `IGAA${code ?? 'long'}`);
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve));
  const { port } = server.address() as AddressInfo;
  const instagram: MoodyInstagram = {
    url: `http://127.0.0.1:${port}`,
    mood: MOODS.well,
    exchanges: (code) => counts.get(code) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return instagram;
}
