/** A process of its own: sends one request over and over on some connections, and measures what comes back. */
import { connect } from 'node:net';

/** What is sent, and how. The bytes are written as they are. */
export interface Load {
  port: number;
  request: string;
  status: number;
  connections: number;
  /** How long to go on. */
  ms: number;
}

/** What came of it; latencies in milliseconds. `wrong` counts other statuses and broken connections. */
export interface Measured {
  count: number;
  wrong: number;
  seconds: number;
  p50: number;
  p99: number;
}

/** True when an answer is all there; `text` has one byte for each character. */
function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n') + 4;
  if (head === 3) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length !== undefined) return text.length >= head + Number(length);
  return text.startsWith('HTTP/1.1 204') || text.endsWith('0\r\n\r\n');
}

/** Sends on one connection, one request after the other, until the time is over. */
function send(
  { port, request, status }: Load,
  endAt: number,
  latencies: number[],
): Promise<number> {
  return new Promise((resolve) => {
    let [text, sentAt, wrong] = ['', 0, 0];
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const next = () => {
      text = '';
      sentAt = performance.now();
      if (sentAt < endAt) socket.write(request);
      else socket.destroy();
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (!isWhole(text)) return;
      latencies.push(performance.now() - sentAt);
      if (!text.startsWith(`HTTP/1.1 ${status} `)) wrong += 1;
      next();
    });
    socket.on('connect', next);
    socket.on('error', () => (wrong += 1));
    socket.on('close', () => resolve(performance.now() < endAt ? wrong + 1 : wrong));
  });
}

async function run(load: Load): Promise<Measured> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + load.ms;
  const connections = Array.from({ length: load.connections }, () => send(load, endAt, latencies));
  const wrong = (await Promise.all(connections)).reduce((sum, one) => sum + one, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? NaN;
  return { count: latencies.length, wrong, seconds, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (load: Load) => {
  void run(load).then((measured) => process.send?.(measured));
});
