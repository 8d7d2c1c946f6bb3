import { table, thousands } from '../bench/report.ts';
import type { AccountRow } from './accounts.ts';
import type { LoginRow } from './logins.ts';

/**
 * By how much a cost rises with a size, as the exponent of the size: 0 is flat, 1 grows with it. Undefined for the first of
 * some rows.
 */
export function slope(
  [size, cost]: readonly [size: number, cost: number],
  before: readonly [size: number, cost: number] | undefined,
): number | undefined {
  if (before === undefined) return undefined;
  const [smaller, was] = before;
  return Math.log(cost / was) / Math.log(size / smaller);
}

/** A figure with its slope since the row before. */
function sloped(text: string, exponent: number | undefined): string {
  if (exponent === undefined) return text;
  // A minus in front of nothing says nothing.
  return `${text} (${exponent.toFixed(2).replace('-0.00', '0.00')})`;
}

function loginTable(rows: readonly LoginRow[]): string {
  return table(
    [
      'Callers at once',
      'On',
      'Logins/s',
      'Told to come again',
      'CPU ms per 1,000 (slope)',
      'Memory after',
      'Descriptors after',
    ],
    rows.map((row, index) => {
      const above = rows[index - 1];
      const before = above?.runtime === row.runtime ? above : undefined;
      const cost = slope([row.atOnce, row.cpuMs], before && [before.atOnce, before.cpuMs]);
      return [
        thousands(row.atOnce),
        row.runtime,
        thousands(row.perSecond),
        `${Math.round(row.busyShare * 100)} %`,
        sloped(thousands(row.cpuMs), cost),
        `${thousands(row.rssBytes / 2 ** 20)} MiB`,
        thousands(row.descriptors),
      ];
    }),
  );
}

const COSTS = ['takenUs', 'lookedAtUs', 'refreshedUs', 'pageUs', 'idleUs'] as const;

function accountTable(rows: readonly AccountRow[]): string {
  return table(
    [
      'Accounts',
      'µs to take one (slope)',
      'µs to look at one',
      'µs to refresh one',
      'µs for a page',
      'µs when none is due',
      'Rows for each',
      'Bytes for each',
    ],
    rows.map((row, index) => {
      const above = rows[index - 1];
      const costs = COSTS.map((name) =>
        sloped(
          thousands(row[name]),
          slope([row.accounts, row[name]], above && [above.accounts, above[name]]),
        ),
      );
      const { accounts, rows: lines, bytes } = row;
      return [
        thousands(accounts),
        ...costs,
        (lines / accounts).toFixed(1),
        thousands(bytes / accounts),
      ];
    }),
  );
}

/** Writes the tables of the README. */
export function growthTables(logins: readonly LoginRow[], accounts: readonly AccountRow[]): string {
  return [loginTable(logins), accountTable(accounts)].join('\n\n');
}
