/**
 * `npm run keep -- claim|list|refresh|forget`: asks a running keeper, as its operator.
 *
 * The key comes from the environment or `.env`, and never stands on a command line.
 */
import { readOptions } from './command-options.ts';
import { dotEnvFile, environment } from './dot-env.ts';

const HELP = `Asks a running keeper, whose URL is ISSUER and whose key is KEEPER_ADMIN_KEY (environment or .env).

Usage: npm run keep -- <command>

  claim [--label NAME] [--for ID]  prints a link with which one account is connected, once, within a day
  list                             shows the feeds, and which of them need a person
  refresh FEED                     refreshes a feed's token now
  forget FEED                      deletes a feed, its token and its posts
  --proxy URL                      another proxy than ISSUER
  --help                           this`;

const given = readOptions(
  {
    name: 'npm run keep',
    help: HELP,
    options: {
      label: { type: 'string' },
      for: { type: 'string' },
      proxy: { type: 'string' },
    },
    allowPositionals: true,
  },
  process.argv.slice(2),
);
if ('help' in given) {
  console.log(given.help);
  process.exit(0);
}
if ('fault' in given) refuse(given.fault);
const { values, positionals } = given;
const env = environment(dotEnvFile(), process.env);
const key = env['KEEPER_ADMIN_KEY'] ?? refuse('KEEPER_ADMIN_KEY is not set.');
const url = (values.proxy ?? env['ISSUER'] ?? refuse('ISSUER is not set.')).replace(/\/$/, '');
const [command = '', feed = ''] = positionals;

const COMMANDS: Readonly<Record<string, () => Promise<string>>> = {
  claim: async () => {
    const fields = Object.entries({ label: values.label, for: values.for });
    const named = fields.filter((pair): pair is [string, string] => pair[1] !== undefined);
    const claim = await ask('POST', '/kept/claims', new URLSearchParams(named));
    return `${String(claim['url'])}\nOpen it in a browser until ${String(claim['expires_at'])}. It works once.`;
  },
  list: async () => {
    const { feeds } = (await ask('GET', '/kept')) as { feeds: Record<string, unknown>[] };
    return feeds.length === 0 ? 'No feeds yet: npm run keep -- claim' : feeds.map(toRow).join('\n');
  },
  refresh: async () => toRow(await ask('POST', `/kept/${named(feed)}/refresh`)),
  forget: async () => {
    await ask('DELETE', `/kept/${named(feed)}`);
    return `${feed} and all that was stored of it are deleted.`;
  },
};

const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
console.log(await (run ?? (() => refuse(HELP)))());

function named(name: string): string {
  return /^[a-z0-9-]{1,40}$/.test(name) ? name : refuse('Name a feed: npm run keep -- list');
}

function toRow(line: Record<string, unknown>): string {
  const { feed: name, username, state, reason, expires_at: ends, next_refresh_at: next } = line;
  const why = typeof reason === 'string' ? ` (${reason})` : '';
  const end = typeof ends === 'string' ? ends : 'not known yet';
  return `${String(name)}  @${String(username)}  ${String(state)}${why}  ends ${end}  next ${String(next)}`;
}

async function ask(
  method: string,
  path: string,
  body?: URLSearchParams,
): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${key}` };
  const reply = await fetch(url + path, { method, headers, ...(body && { body }) }).catch(() =>
    refuse('The proxy cannot be reached. Is it running, and is ISSUER its URL?'),
  );
  if (reply.status === 204) return {};
  const json = (await reply.json()) as Record<string, unknown>;
  if (!reply.ok) refuse(`${reply.status}: ${String(json['error_description'])}`);
  return json;
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
