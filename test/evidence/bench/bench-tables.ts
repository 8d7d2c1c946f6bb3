import type { PageRow } from './page.ts';
import { table } from './report.ts';
import type { Row } from './rounds.ts';
import type { Size } from './sizes.ts';

/** Everything that `npm run bench` finds out. */
export interface Figures {
  rows: Row[];
  processes: { runtime: string; side: string; rssBytes: number; startupMs: number }[];
  pages: PageRow[];
  bytes: Size[];
}

const fixed = (value: number, digits: number) =>
  Number.isNaN(value) ? '–' : value.toFixed(digits);
const thousands = (value: number) => Math.round(value).toLocaleString('en');

function verdict({ ratio, budget }: Row): string {
  if (budget === undefined) return fixed(ratio, 2);
  return `${fixed(ratio, 2)} (${ratio >= budget ? 'kept' : 'missed'}: ≥ ${budget})`;
}

function loadTable(rows: readonly Row[]): string {
  return table(
    [
      'Exchange',
      'On',
      'Proxy/s',
      'Floor/s',
      'Ratio',
      'p50 added',
      'p99 added',
      'CPU ms per 1,000: proxy / floor',
    ],
    rows.map((row) => [
      row.scenario,
      row.runtime,
      thousands(row.proxy.perSecond),
      thousands(row.floor.perSecond),
      verdict(row),
      `${fixed(row.addedP50Ms, 2)} ms`,
      `${fixed(row.addedP99Ms, 2)} ms`,
      `${fixed(row.proxy.cpuMs, 0)} / ${fixed(row.floor.cpuMs, 0)}`,
    ]),
  );
}

function processTable(processes: Figures['processes']): string {
  return table(
    ['Process', 'On', 'Start to first answer', 'Memory after the load'],
    processes.map(({ runtime, side, rssBytes, startupMs }) => [
      side,
      runtime,
      `${fixed(startupMs, 0)} ms`,
      `${fixed(rssBytes / 2 ** 20, 0)} MiB`,
    ]),
  );
}

function pageTable(pages: readonly PageRow[]): string {
  return table(
    [
      'After Instagram sends back',
      'Token request',
      'Token shown',
      'Requests',
      'To the proxy',
      'Preflights',
    ],
    pages.map(({ page, tokenRequestMs, tokenShownMs, requests, proxyRequests, preflights }) => [
      page === 'page' ? 'our page' : 'a plain page of 30 lines',
      `${fixed(tokenRequestMs, 0)} ms`,
      `${fixed(tokenShownMs, 0)} ms`,
      ...[requests, proxyRequests, preflights].map(String),
    ]),
  );
}

function byteTable(sizes: readonly Size[]): string {
  return table(
    ['Bytes of', 'As they are', 'gzip', 'brotli'],
    sizes.map(({ what, bytes, gzip, brotli }) => [what, ...[bytes, gzip, brotli].map(thousands)]),
  );
}

/** Writes the tables of the README. */
export function benchTables({ rows, processes, pages, bytes }: Figures): string {
  return [loadTable(rows), processTable(processes), pageTable(pages), byteTable(bytes)].join(
    '\n\n',
  );
}
