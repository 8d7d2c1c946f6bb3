import { GRAPH_VERSION } from '../../contract.ts';
import { parseProviderError } from '../../instagram/error.ts';
import type { Ask } from './ask.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

const check = 'graph_version';

/**
 * Asks, without a token, whether the version of the Graph API that is called still exists.
 *
 * @see [Platform versioning](https://developers.facebook.com/docs/graph-api/guides/versioning)
 */
export async function examineGraphVersion(
  { facebookGraphUrl }: Subject,
  ask: Ask,
): Promise<Finding> {
  if (facebookGraphUrl === undefined)
    return { check, verdict: 'unknown', says: 'FACEBOOK_GRAPH_URL is not a usable URL.' };
  const answer = await ask(`${facebookGraphUrl}/${GRAPH_VERSION}/me`);
  if (answer.kind === 'silence')
    return {
      check,
      verdict: 'unknown',
      says: 'The Graph API cannot be reached from this machine.',
    };
  const { message = '', code } = parseProviderError(answer.json) ?? {};
  if (/unknown path components/i.test(message))
    return {
      check,
      verdict: 'wrong',
      says: `The Graph API no longer has version ${GRAPH_VERSION}.`,
      next: 'Update Latchkey: git pull && npm ci && npm run deploy',
    };
  return code === NO_TOKEN
    ? { check, verdict: 'right', says: `The Graph API has version ${GRAPH_VERSION}.` }
    : {
        check,
        verdict: 'unknown',
        says: `The Graph API answered ${answer.status}, which is inconclusive.`,
      };
}

/** An active access token must be used: the version is there, and the request had no token. */
const NO_TOKEN = 2500;
