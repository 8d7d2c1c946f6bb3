import { showConsent, takeDecision } from './authorize/authorize.ts';
import { readCall, type Call } from './call.ts';
import { control, showLedger } from './control/control.ts';
import { exchangeCode } from './token/exchange.ts';
import { facebookAccounts } from './data/facebook.ts';
import { exchangeFacebook } from './token/exchange-facebook.ts';
import type { TokenShape } from './simulation/fault.ts';
import { answerWithFault } from './simulation/faulty.ts';
import { frontPage } from './pages/front-page.ts';
import { unsupported } from './token/graph-token.ts';
import { countTry } from './ledger.ts';
import { legacySelf } from './data/legacy.ts';
import { exchangeForLongLived, refreshLongLived } from './token/long-lived.ts';
import { media } from './data/media.ts';
import { notFound } from './pages/not-found.ts';
import { picture } from './data/picture.ts';
import { me } from './data/profile.ts';
import type { Simulation } from './simulation/simulation.ts';

/** Answers one call; `shape` matters to the token endpoint only. */
type Handle = (call: Call, simulation: Simulation, shape: TokenShape) => Response;

interface Route {
  handle: Handle;
  /** Any page may read the answer: Instagram sends `Access-Control-Allow-Origin: *`. */
  readable?: true;
}

const FACEBOOK_EXCHANGE: Route = { handle: exchangeFacebook, readable: true };

/** By method and path; a trailing slash and a Graph version are off already. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': { handle: frontPage },
  'GET /oauth/authorize': { handle: showConsent },
  'POST /oauth/authorize': { handle: takeDecision },
  'GET /dialog/oauth': { handle: showConsent },
  'POST /dialog/oauth': { handle: takeDecision },
  'POST /oauth/access_token': { handle: exchangeCode },
  'GET /oauth/access_token': FACEBOOK_EXCHANGE,
  'GET /access_token': { handle: exchangeForLongLived },
  'GET /refresh_access_token': { handle: refreshLongLived },
  'GET /me': { handle: me, readable: true },
  'GET /me/media': { handle: media, readable: true },
  'GET /me/accounts': { handle: facebookAccounts, readable: true },
  'GET /v1/users/self': { handle: legacySelf },
  'GET /_simulator/picture.svg': { handle: picture },
  'GET /_simulator/ledger': { handle: showLedger },
  'POST /_simulator': { handle: control },
};

/** v26.0 of July 2026. @see [Changelog](https://developers.facebook.com/docs/graph-api/changelog) */
const NEWEST_VERSION = 26;
const GRAPH_PATHS = new Set([
  '/access_token',
  '/refresh_access_token',
  '/me',
  '/me/media',
  '/me/accounts',
]);
/** Facebook's own, versioned as Graph's are. */
const FACEBOOK_PATHS = new Set(['/dialog/oauth', '/oauth/access_token']);

/** Finds the route and answers, faults included. Rejects only where {@link answerWithFault} does. */
export async function dispatch(request: Request, simulation: Simulation): Promise<Response> {
  const call = await readCall(request);
  const { handle, readable } = findRoute(call);
  countTry(call, simulation);
  const answer = (shape: TokenShape) => handle(call, simulation, shape);
  // The controls and the front page are ours, not Instagram's: no fault hits them.
  const ours = call.path === '/' || call.path.startsWith('/_simulator');
  if (ours) return answer(simulation.switches.tokenShape);
  const response = await answerWithFault(call, simulation, request.signal, answer);
  if (readable) response.headers.set('access-control-allow-origin', '*');
  return response;
}

/** Only Graph's paths have versions; one past its end is served by the next, one from the future is unknown. */
function findRoute({ method, path, version }: Call): Route {
  const graph = GRAPH_PATHS.has(path);
  const wrongVersion =
    version !== undefined && (version > NEWEST_VERSION || !(graph || FACEBOOK_PATHS.has(path)));
  const known = ROUTES[`${method === 'HEAD' ? 'GET' : method} ${path}`];
  if (wrongVersion) return { handle: notFound };
  if (version !== undefined && path === '/oauth/access_token') return FACEBOOK_EXCHANGE;
  return known ?? { handle: graph ? unsupported : notFound };
}
