import type { App, Dialect } from '../state/apps.ts';
import type { Call } from '../call.ts';
import { graphError, type GraphError } from '../reply.ts';
import type { IssuedToken, Simulation } from '../state/simulation.ts';

/** A token that Graph accepts for this call, with its own string. */
export interface PresentedToken {
  value: string;
  issued: IssuedToken;
}

const NO_TOKEN = 'An active access token must be used to query information about the current user.';
const REVOKED =
  'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.';

/** Tokens of the Basic Display API, which was shut down on 2024-12-04, are still recognised as such. */
const BASIC_DISPLAY = /^IGQ[VW]/;

/** Whose Graph is asked: the two know nothing of each other's tokens. */
type GraphDialect = Exclude<Dialect, 'legacy'>;

/**
 * Finds the token of a Graph call and checks that it is alive and may do something.
 *
 * A dead token is said first; a living one without Instagram Login's basic permission gets code 100.
 *
 * @see [Handling Errors](https://developers.facebook.com/docs/graph-api/guides/error-handling)
 */
export function readGraphToken(call: Call, simulation: Simulation): PresentedToken | Response {
  const value = presented(call);
  if (BASIC_DISPLAY.test(value ?? '')) return unsupported(call, simulation);
  const token = findGraphToken(value, 'instagram', simulation);
  if (token instanceof Response) return token;
  const allowed = token.issued.scopes.includes('instagram_business_basic');
  return allowed ? token : unsupported(call, simulation);
}

/** Finds a living token of one Graph, or says what is wrong with it. */
export function findGraphToken(
  value: string | undefined,
  dialect: GraphDialect,
  simulation: Simulation,
): PresentedToken | Response {
  if (!value) return graphError({ message: NO_TOKEN, code: 2500 }, simulation.random);
  const issued = simulation.tokens.get(value);
  if (issued?.app.dialect !== dialect) {
    const message = 'Invalid OAuth access token - Cannot parse access token';
    return graphError({ message, code: 190 }, simulation.random);
  }
  const dead = whyDead(issued, simulation);
  return dead ? graphError(dead, simulation.random) : { value, issued };
}

/** What Graph says when a token is fine but the operation is not allowed; it does not mean the verb. */
export function unsupported(call: Call, { random }: Simulation): Response {
  const message = `Unsupported request - method type: ${call.method.toLowerCase()}`;
  return graphError({ message, code: 100, type: 'IGApiException' }, random);
}

/** The token of a Graph call, from the query or as Bearer. */
export function presented({ query, headers }: Call): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return query.get('access_token') ?? bearer;
}

/** Whether a call comes with a token of Facebook Login: one origin serves both hosts here, and this tells which is meant. */
export function isOfFacebook(call: Call, { tokens }: Simulation): boolean {
  return tokens.get(presented(call) ?? '')?.app.dialect === 'facebook';
}

function whyDead(token: IssuedToken, simulation: Simulation): GraphError | undefined {
  const { app, revoked, expiresAt, page } = token;
  const now = simulation.now();
  // A Page token ends with the login that it came from, though not with the end of that token's time.
  const listedWith = page && simulation.tokens.get(page.listedWith);
  if (revoked || listedWith?.revoked)
    return { message: REVOKED, code: 190, ...subcodeOf(app, 460) };
  if (expiresAt === undefined || now < expiresAt) return undefined;
  const message = `Error validating access token: Session has expired on ${pacific(expiresAt)}. The current time is ${pacific(now)}.`;
  return { message, code: 190, ...(subcodeOf(app, 463) ?? { subcode: 0 }) };
}

/** Facebook's number for why a session is over; Instagram has none. */
function subcodeOf({ dialect }: App, subcode: number): { subcode: number } | undefined {
  return dialect === 'facebook' ? { subcode } : undefined;
}

const PACIFIC = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: '2-digit',
  month: 'short',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Etc/GMT+8',
});

/** Like `Monday, 01-Dec-25 11:00:00 PST`, summer or not. */
function pacific(milliseconds: number): string {
  const parts = Object.fromEntries(
    PACIFIC.formatToParts(milliseconds).map(({ type, value }) => [type, value]),
  );
  const {
    weekday = '',
    day = '',
    month = '',
    year = '',
    hour = '',
    minute = '',
    second = '',
  } = parts;
  return `${weekday}, ${day}-${month.slice(0, 3)}-${year} ${hour}:${minute}:${second} PST`;
}
