import { headerValue, plain, type Field, type Request, type Variable } from './message.ts';

/**
 * Writes a request as a `curl` command for a POSIX shell; its secrets are variables for the person to set.
 *
 * Does not promise that it works a second time: a code that was used is used.
 *
 * @see [POSIX shell, quoting](https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02)
 */
export function curl({ method, url, headers, fields }: Request): string {
  const parts = [
    `curl${method === 'GET' && fields.length > 0 ? ' -G' : ''} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${word(`${name}: ${headerValue(name, value)}`, value)}`),
    ...fields.map((field) => `--data-urlencode ${fieldWord(field)}`),
  ];
  return parts.join(' \\\n  ');
}

function fieldWord([name, value]: Field): string {
  return word(`${name}=${plain(value)}`, value);
}

/** Double quotes let the shell put a variable in; single quotes keep everything as it is. */
function word(text: string, value: string | Variable): string {
  return typeof value === 'string' ? quoted(text) : `"${text}"`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
