import { table } from '../bench/report.ts';
import { sizeOf } from '../bench/sizes.ts';
import type { Compared } from './compare.ts';
import type { Peer } from './peers.ts';
import type { Refused } from './refused.ts';
import { REPLIES } from './replies.ts';
import type { Speed } from './throughput.ts';
import { WORDS } from './verdict.ts';

/** What one of those compared weighs. */
export interface Weight {
  bundle: Buffer;
  modulesBytes: number;
}

/** All that is known of one of those compared. */
export interface Measured {
  peer: Peer;
  compared: Compared;
  weight: Weight;
  speed: Speed;
}

const thousands = (value: number) => Math.round(value).toLocaleString('en');

function replyTable(all: readonly Measured[]): string {
  const wordsFor = (code: string) =>
    all.map(({ compared }) => {
      const verdict = compared.cells.find((cell) => cell.code === code)?.verdict;
      return verdict === undefined ? '–' : WORDS[verdict];
    });
  return table(
    ['Instagram replies', ...all.map(({ peer }) => peer.name)],
    REPLIES.map(({ name, code }) => [name, ...wordsFor(code)]),
  );
}

function peerTable(all: readonly Measured[]): string {
  return table(
    ['', 'Knows Instagram as', 'Sends', 'Bundle', 'gzip', '`node_modules`', 'Logins/s', 'Ours = 1'],
    all.map(({ peer, compared, weight, speed }) => {
      const { bytes, gzip } = sizeOf(peer.name, [weight.bundle]);
      return [
        peer.packages[0] ?? peer.name,
        peer.knows,
        compared.fields
          .filter((field) => /_id$|_secret$/.test(field))
          .map((it) => `\`${it}\``)
          .join(', '),
        ...[bytes, gzip].map(thousands),
        `${thousands(weight.modulesBytes / 1000)} kB`,
        thousands(speed.perSecond),
        speed.ratio.toFixed(2),
      ];
    }),
  );
}

function refusedTable(rows: readonly Refused[]): string {
  return table(
    ['A page sends (registered: `https://app.example/cb`)', 'this proxy', 'oauth-shim'],
    rows.map(({ attempt, ours, shim }) => [attempt, ours, shim]),
  );
}

/** Writes the tables of the README, with the day on which they were measured. */
export function peersTables(
  all: readonly Measured[],
  refused: readonly Refused[],
  day: string,
): string {
  const parts = [replyTable(all), refusedTable(refused), peerTable(all), `Measured on ${day}.`];
  return parts.join('\n\n');
}
