import { NO_REFRESH } from './admit.ts';
import type { Calls } from '../instagram/calls.ts';
import type { TokenReply } from '../contract.ts';
import type { Provider } from '../instagram/providers.ts';
import { parseTokenReply, type IssuedToken } from '../instagram/token-reply.ts';
import { ACCESS_TOKEN_TYPE, type CodeGrant, type TokenGrant } from './request.ts';
import type { UpstreamRequest } from '../instagram/upstream.ts';
import { fail, ok, type Failure, type Result } from '../failure.ts';

/** A short-lived token of Instagram's says nothing of its hour. */
const SHORT_TOKEN_S = 3600;

/** A token to hand over, and why its 60-day step failed if it did. */
export interface Granted {
  reply: TokenReply;
  longLivedFailure?: Failure;
}

/** Gets the token that an admitted request asks for. Sends a code at most once. */
export async function grantToken(
  request: CodeGrant | TokenGrant,
  provider: Provider,
  calls: Calls,
): Promise<Result<Granted>> {
  switch (request.grant) {
    case 'authorization_code':
      return await grantForCode(request, provider, calls);
    case 'refresh_token':
      return await grantForToken(request.token, provider.refreshToken, provider, calls);
    case 'token_exchange': {
      const granted = await grantForToken(request.token, provider.extendToken, provider, calls);
      if (granted.ok) granted.value.reply.issued_token_type = ACCESS_TOKEN_TYPE;
      return granted;
    }
  }
}

async function grantForCode(
  { code, redirectUri }: { code: string; redirectUri: string },
  provider: Provider,
  calls: Calls,
): Promise<Result<Granted>> {
  calls.conceal(code);
  const short = issued(await calls.spend(provider.exchangeCode(code, redirectUri)));
  if (!short.ok) return short;
  // The API of 2011-2020 had no lifetimes, and so no 60-day step.
  if (short.value.user !== undefined) return ok({ reply: toReply(short.value) });
  calls.conceal(short.value.accessToken);
  const long = issued(await calls.read(provider.extendToken(short.value.accessToken)));
  return ok(
    long.ok ? extended(long.value, short.value, provider) : kept(short.value, long.failure),
  );
}

function extended(long: IssuedToken, short: IssuedToken, provider: Provider): Granted {
  const { scope, userId } = short;
  const token = {
    ...(scope !== undefined && { scope }),
    ...(userId !== undefined && { userId }),
    ...long,
    // The first step names the person; the second only changes the lifetime.
    ...(userId !== undefined && { userId }),
  };
  return { reply: toReply(token, provider) };
}

/** The code is spent and the token is good for an hour: it is never thrown away. */
function kept(short: IssuedToken, longLivedFailure: Failure): Granted {
  const reply = toReply({ ...short, expiresIn: short.expiresIn ?? SHORT_TOKEN_S });
  return { reply: { ...reply, warning: 'long_lived_failed' }, longLivedFailure };
}

async function grantForToken(
  token: string,
  toRequest: ((token: string) => UpstreamRequest) | undefined,
  provider: Provider,
  calls: Calls,
): Promise<Result<Granted>> {
  if (toRequest === undefined) return fail(NO_REFRESH);
  calls.conceal(token);
  const long = issued(await calls.read(toRequest(token)));
  return long.ok ? ok({ reply: toReply(long.value, provider) }) : long;
}

function issued(answer: Awaited<ReturnType<Calls['read']>>): Result<IssuedToken> {
  if (!answer.ok) return answer;
  const value = parseTokenReply(answer.value);
  return value === undefined ? fail({ reason: 'instagram_malformed' }) : ok(value);
}

/** Writes a token as RFC 6749 section 5.1 has it; a provider that refreshes gets a `refresh_token`. */
function toReply(token: IssuedToken, provider?: Provider): TokenReply {
  return {
    access_token: token.accessToken,
    token_type: 'bearer',
    ...(token.expiresIn !== undefined && { expires_in: token.expiresIn }),
    ...(provider?.refreshToken !== undefined && { refresh_token: token.accessToken }),
    ...(token.scope !== undefined && { scope: token.scope }),
    ...(token.userId !== undefined && { user_id: token.userId }),
    ...(token.user !== undefined && { user: token.user }),
  };
}
