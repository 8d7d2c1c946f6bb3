/** The pages themselves: whether their host moves an address that Instagram and the proxy compare byte for byte. */
import type { Ask } from './ask.ts';
import { BUSINESS_LOGIN_SETTINGS, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Browsers give up after 20; a page that is moved more often than this has another fault. */
const MAX_MOVES = 5;
const MOVED: readonly number[] = [301, 302, 303, 307, 308];

/** Where an address leads in the end, and with which statuses; undefined when nothing answers there. */
async function follow(
  uri: string,
  ask: Ask,
): Promise<{ final: string; statuses: number[] } | undefined> {
  const statuses: number[] = [];
  let final = uri;
  for (;;) {
    const answer = await ask(final);
    if (answer.kind === 'silence') return statuses.length === 0 ? undefined : { final, statuses };
    const location = answer.headers.get('location') ?? '';
    const isMoved = MOVED.includes(answer.status) && URL.canParse(location, final);
    if (!isMoved || statuses.length === MAX_MOVES) return { final, statuses };
    statuses.push(answer.status);
    final = new URL(location, final).href;
    // What is no web page is not asked for.
    if (!/^https?:/.test(final)) return { final, statuses };
  }
}

async function examinePage(uri: string, ask: Ask): Promise<Finding[]> {
  const check = 'page';
  const followed = await follow(uri, ask);
  if (followed === undefined) return [];
  const { statuses } = followed;
  if (statuses.length === 0)
    return [{ check, verdict: 'right', says: `${uri} stays where it is.` }];
  const final = followed.final.slice(0, 300);
  return [
    {
      check,
      verdict: 'wrong',
      says: `The host of ${uri} moves it (${statuses.join(', ')}) to ${final}, where a login that began at the first address does not fit.`,
      next: `Register the final address instead: ${final}, in REDIRECT_URIS and in ${BUSINESS_LOGIN_SETTINGS}. Or let the host leave the first one alone.`,
    },
  ];
}

/**
 * Asks for each page as a browser does that comes back to it, without a code.
 *
 * A page that does not answer has no finding: it need not run yet, on this machine above all.
 */
export async function examinePages({ redirectUris }: Subject, ask: Ask): Promise<Finding[]> {
  const findings = await Promise.all(redirectUris.map((uri) => examinePage(uri, ask)));
  return findings.flat();
}
