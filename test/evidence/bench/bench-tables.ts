import type { PageRow } from './page.ts';
import { table, thousands } from './report.ts';
import type { Row } from './rounds.ts';
import type { Size } from './sizes.ts';

/** Everything that `npm run bench` finds out. */
export interface Figures {
  /** Whether each server that was measured had one processor, and nothing else on it. */
  isOnOneCore: boolean;
  rows: Row[];
  processes: { runtime: string; side: string; rssBytes: number; startupMs: number }[];
  pages: PageRow[];
  bytes: Size[];
}

const fixed = (value: number, digits: number) =>
  Number.isNaN(value) ? '–' : value.toFixed(digits);

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

const PAGES = new Map([
  ['page', 'our page'],
  ['client', 'a page with createLogin'],
  ['plain', 'a plain page of 30 lines'],
]);

/** How many times as late as on the plain page our own may be. */
const PAGE_BUDGET = { tokenRequestMs: 1.15, tokenShownMs: 1.25 };

function timeCell(
  row: PageRow,
  plain: PageRow | undefined,
  name: keyof typeof PAGE_BUDGET,
): string {
  const time = `${fixed(row[name], 0)} ms`;
  if (plain === undefined || row === plain) return time;
  const ratio = row[name] / plain[name];
  const budget = PAGE_BUDGET[name];
  return `${time}: ${fixed(ratio, 2)} (${ratio <= budget ? 'kept' : 'missed'}: ≤ ${budget})`;
}

function pageTable(pages: readonly PageRow[]): string {
  const plain = pages.find(({ page }) => page === 'plain');
  return table(
    [
      'After Instagram sends back',
      'Token request',
      'Token shown',
      'Requests',
      'To the proxy',
      'Preflights',
    ],
    pages.map((row) => [
      PAGES.get(row.page) ?? row.page,
      timeCell(row, plain, 'tokenRequestMs'),
      timeCell(row, plain, 'tokenShownMs'),
      ...[row.requests, row.proxyRequests, row.preflights].map(String),
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
export function benchTables({ isOnOneCore, rows, processes, pages, bytes }: Figures): string {
  const cores = isOnOneCore
    ? 'Each server had one processor to itself; Instagram and the load had the other.'
    : 'The servers, Instagram and the load shared all processors.';
  return [loadTable(rows), cores, processTable(processes), pageTable(pages), byteTable(bytes)].join(
    '\n\n',
  );
}
