/** A proxy that runs: whether it is there, configured, and lets the pages of this configuration ask. */
import { isJsonObject } from '../../json.ts';
import type { Ask } from './ask.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/**
 * Asks a proxy how it is and, if it is well, whether each page may log in and its origin send a code.
 *
 * `online`: Instagram or Facebook answered, so silence is the proxy's own.
 */
export async function examineProxy(
  subject: Subject,
  proxyUrl: string,
  ask: Ask,
  online: boolean,
): Promise<Finding[]> {
  const base = proxyUrl.replace(/\/$/, '');
  const health = await examineHealth(base, ask, online);
  if (health.verdict !== 'right') return [health];
  const { redirectUris } = subject;
  const origins = new Set(redirectUris.map((uri) => new URL(uri).origin));
  return [
    health,
    ...(await Promise.all(redirectUris.map((uri) => examineAllowed(base, uri, ask)))),
    ...(await Promise.all([...origins].map((origin) => examineOrigin(base, origin, ask)))),
  ];
}

async function examineHealth(base: string, ask: Ask, online: boolean): Promise<Finding> {
  const check = 'proxy';
  const answer = await ask(`${base}/healthz`);
  if (answer.kind === 'silence') {
    const says = `${base} does not answer.`;
    return online
      ? {
          check,
          verdict: 'wrong',
          says,
          next: 'Start it (npm run proxy) or deploy it (npm run deploy).',
        }
      : { check, verdict: 'unknown', says: `${says} This machine seems to be offline.` };
  }
  const { status, variables } = answer.json;
  if (answer.status === 200 && status === 'ok')
    return { check, verdict: 'right', says: `${base} is running and configured.` };
  if (status === 'misconfigured' && Array.isArray(variables))
    return {
      check,
      verdict: 'wrong',
      says: `${base} is running but not configured: ${variables.map(faultOf).join('; ')}.`,
      next: 'On Workers: npm run deploy for variables, npx wrangler secret put NAME -c proxy/wrangler.jsonc for secrets. On Node: the environment of the process.',
    };
  return {
    check,
    verdict: 'wrong',
    says: `${base}/healthz answered ${answer.status}, but not the way the proxy does.`,
    next: 'Pass --proxy the base URL of /healthz and /token.',
  };
}

/** A stranger may answer: words only, and not many of them. */
function faultOf(value: unknown): string {
  const { variable, problem } = isJsonObject(value) ? value : {};
  return `${String(variable)} ${String(problem)}`.replace(/[^ -~]/g, '').slice(0, 120);
}

/** Asks the proxy itself: what it compares byte for byte is its own configuration, not the one here. */
async function examineAllowed(base: string, uri: string, ask: Ask): Promise<Finding> {
  const check = 'allowed';
  const answer = await ask(
    `${base}/healthz?${new URLSearchParams({ redirect_uri: uri }).toString()}`,
  );
  const isAllowed = answer.kind === 'answer' ? answer.json['redirect_uri_allowed'] : undefined;
  if (isAllowed === true)
    return { check, verdict: 'right', says: `${base} lets ${uri} log in, byte for byte.` };
  if (isAllowed === false)
    return {
      check,
      verdict: 'wrong',
      says: `${base} does not let ${uri} log in: it knows no address that is the same, byte for byte.`,
      next: `Put exactly ${uri} in the REDIRECT_URIS of that proxy; a slash at the end counts.`,
    };
  return {
    check,
    verdict: 'unknown',
    says: `${base} does not say whether ${uri} may log in.`,
    next: 'Deploy the proxy again (npm run deploy): an older version cannot be asked.',
  };
}

async function examineOrigin(base: string, origin: string, ask: Ask): Promise<Finding> {
  const check = 'origin';
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
  const answer = await ask(`${base}/token`, { method: 'OPTIONS', headers });
  if (answer.kind === 'silence')
    return { check, verdict: 'unknown', says: `${base}/token does not answer.` };
  if (answer.headers.get('access-control-allow-origin') === origin)
    return { check, verdict: 'right', says: `${origin} is allowed to use it.` };
  return {
    check,
    verdict: 'wrong',
    says: `${base} does not accept requests from ${origin}.`,
    next: `Add the page's full URL to that proxy's REDIRECT_URIS.`,
  };
}
