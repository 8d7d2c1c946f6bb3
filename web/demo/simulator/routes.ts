import { showConsent, takeDecision } from './authorize/authorize.ts';
import { readCall, type Call } from './call.ts';
import { control, showLedger } from './control/control.ts';
import { moveClock, showToken } from './control/dashboard.ts';
import { signedRequest } from './control/signed-request.ts';
import { byId } from './data/by-id.ts';
import { debugToken } from './data/debug-token.ts';
import { facebookPermissions, facebookRevoke } from './data/facebook.ts';
import { facebookAccounts } from './data/facebook-pages.ts';
import { legacyUser } from './data/legacy.ts';
import { media } from './data/media.ts';
import { picture } from './data/picture.ts';
import { me } from './data/profile.ts';
import { countTry } from './state/ledger.ts';
import { frontPage } from './pages/front-page.ts';
import { landed, LANDED } from './pages/landed.ts';
import { notFound } from './pages/not-found.ts';
import type { TokenShape } from './state/fault.ts';
import { answerWithFault } from './state/faulty.ts';
import type { Simulation } from './state/simulation.ts';
import { exchangeFacebook } from './token/exchange-facebook.ts';
import { exchangeCode } from './token/exchange.ts';
import { isOfFacebook, unsupported } from './token/graph-token.ts';
import { exchangeForLongLived, refreshLongLived } from './token/long-lived.ts';

/** Answers one call; `shape` matters to the token endpoint only. */
type Handle = (
  call: Call,
  simulation: Simulation,
  shape: TokenShape,
) => Response | Promise<Response>;

interface Route {
  handle: Handle;
  /**
   * Which pages may read the answer, by `Access-Control-Allow-Origin: *`. Facebook's: all. Of Instagram's data and
   * tokens the switch `cors` says it. Absent: none.
   */
  readable?: 'always' | 'data' | 'tokens';
}

const FACEBOOK_EXCHANGE: Route = { handle: exchangeFacebook, readable: 'always' };
const BY_ID: Route = { handle: byId, readable: 'data' };
const CLASSIC_USER: Route = { handle: legacyUser };

/** By method and path; a trailing slash and a Graph version are off already. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': { handle: frontPage },
  [`GET ${LANDED}`]: { handle: landed },
  'GET /oauth/authorize': { handle: showConsent },
  'POST /oauth/authorize': { handle: takeDecision },
  'GET /dialog/oauth': { handle: showConsent },
  'POST /dialog/oauth': { handle: takeDecision },
  'POST /oauth/access_token': { handle: exchangeCode, readable: 'tokens' },
  'GET /oauth/access_token': FACEBOOK_EXCHANGE,
  'GET /access_token': { handle: exchangeForLongLived, readable: 'tokens' },
  'GET /refresh_access_token': { handle: refreshLongLived, readable: 'tokens' },
  'GET /me': { handle: me, readable: 'data' },
  'GET /me/media': { handle: media, readable: 'data' },
  'GET /me/accounts': { handle: facebookAccounts, readable: 'always' },
  'GET /me/permissions': { handle: facebookPermissions, readable: 'always' },
  'DELETE /me/permissions': { handle: facebookRevoke, readable: 'always' },
  'GET /debug_token': { handle: debugToken, readable: 'always' },
  'GET /v1/users/self': CLASSIC_USER,
  'GET /_simulator/picture.svg': { handle: picture },
  'GET /_simulator/ledger': { handle: showLedger },
  'GET /_simulator/signed-request': { handle: signedRequest },
  // What an answer to a form was, when it is opened again.
  'GET /_simulator/token': { handle: frontPage },
  'POST /_simulator/clock': { handle: moveClock },
  'POST /_simulator/token': { handle: showToken },
  'POST /_simulator': { handle: control },
};

/** Only Graph's paths have versions. */
const GRAPH_PATH =
  /^\/(access_token|refresh_access_token|debug_token|(me|\d+)(\/(media|accounts|permissions))?)$/;
/** Facebook's own, versioned as Graph's are. */
const FACEBOOK_PATHS = new Set(['/dialog/oauth', '/oauth/access_token']);

/** Finds the route and answers, faults included. Rejects only where {@link answerWithFault} does. */
export async function dispatch(request: Request, simulation: Simulation): Promise<Response> {
  const call = await readCall(request);
  const { switches } = simulation;
  const { handle, readable } = findRoute(call, simulation);
  countTry(call, simulation);
  const answer = (shape: TokenShape) => handle(call, simulation, shape);
  // The controls and these pages are ours, not Instagram's: no fault hits them.
  const ours = ['/', LANDED].includes(call.path) || call.path.startsWith('/_simulator');
  if (ours) return answer(switches.tokenShape);
  const response = await answerWithFault(call, simulation, request.signal, answer);
  if (isReadable(readable, simulation) || isOfFacebook(call, simulation))
    response.headers.set('access-control-allow-origin', '*');
  return response;
}

function isReadable(readable: Route['readable'], { switches: { cors } }: Simulation): boolean {
  return readable === 'always' || (readable !== undefined && READABLE[cors].includes(readable));
}

const READABLE: Record<Simulation['switches']['cors'], readonly string[]> = {
  none: [],
  data: ['data'],
  tokens: ['data', 'tokens'],
};

/** A version past its end is served by the next, one from the future is unknown. */
function findRoute(call: Call, { switches }: Simulation): Route {
  const { method, path, version } = call;
  const graph = GRAPH_PATH.test(path);
  const versioned = graph || FACEBOOK_PATHS.has(path);
  if (version !== undefined && (version > switches.newestVersion || !versioned)) {
    return { handle: notFound };
  }
  if (method === 'OPTIONS' && graph && switches.preflight === 'answered') return PREFLIGHT;
  if (version !== undefined && path === '/oauth/access_token') return FACEBOOK_EXCHANGE;
  const asked = method === 'HEAD' ? 'GET' : method;
  return (
    ROUTES[`${asked} ${path}`] ??
    routeById(asked, path) ?? {
      handle: graph ? unsupported : notFound,
    }
  );
}

function routeById(method: string, path: string): Route | undefined {
  if (method !== 'GET') return undefined;
  if (/^\/\d+(\/media)?$/.test(path)) return BY_ID;
  return /^\/v1\/users\/\d+$/.test(path) ? CLASSIC_USER : undefined;
}

const PREFLIGHT: Route = {
  handle: () =>
    new Response(null, {
      status: 204,
      headers: { 'access-control-allow-headers': 'authorization' },
    }),
  readable: 'data',
};
