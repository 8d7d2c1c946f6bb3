/** `/kept` and what is below it: the operator's, and the hand-over of an account's owner. */
import type { Context } from 'hono';
import type { Config } from '../../config/config.ts';
import type { KeeperConfig } from '../../config/keeper.ts';
import { fail, ok, type Result } from '../../failure.ts';
import { failureReply } from '../../http/failure-reply.ts';
import type { Handler, Reply } from '../../http/route.ts';
import { parseQuery } from '../../http/query.ts';
import { withinLimits, type Limits } from '../../http/within-limits.ts';
import type { Provider } from '../../instagram/providers.ts';
import { parseId } from '../../instagram/token-reply.ts';
import { admit } from '../../token/admit.ts';
import { parseOpaque, parseTokenRequest, type Fields } from '../../token/request.ts';
import type { Claim } from '../claims.ts';
import { isFeedName } from '../feed-name.ts';
import type { HandOver } from '../hand-over.ts';
import type { Keeper } from '../service.ts';
import { readForm, type Form } from './form.ts';
import { forOperator } from './operator.ts';

/** What these routes take from outside. */
export interface KeptRouteDeps extends Limits {
  keeper: Keeper;
  config: Config;
  providers: readonly [Provider, ...Provider[]];
  settings: KeeperConfig;
}

const malformed = (problem: string) => fail({ reason: 'malformed_request', problem });

function replyWith(result: Result<object | null>, status = 200): Reply {
  if (!result.ok) return failureReply(result.failure);
  return result.value === null ? { status: 204 } : { status, json: result.value };
}

/** The feed that a path names. A name that none can have is one that is not there. */
function feedOf(c: Context): string {
  return c.req.param('feed') ?? '';
}

function parseClaim(fields: Fields): Result<Claim> {
  const label = fields.get('label');
  const userId = fields.get('for');
  if (label !== undefined && !isFeedName(label)) {
    return malformed('The field label takes a to z, 0 to 9 and -, 40 at most.');
  }
  if (userId !== undefined && parseId(userId) === undefined) {
    return malformed('The field for takes the ID of an account.');
  }
  return ok({
    ...(label !== undefined && { label }),
    ...(userId !== undefined && { for: userId }),
  });
}

function parseToken(fields: Fields, claim: string): Result<HandOver> {
  const token = parseOpaque(fields, 'token');
  if (!token.ok) return token;
  return token.value.startsWith('IG')
    ? ok({ claim, token: token.value })
    : fail({ reason: 'wrong_token_family' });
}

/** The code of a login is admitted as it is at `/token`. */
function parseCode(
  { fields, form }: Form,
  claim: string,
  origin: string | undefined,
  { config, providers }: KeptRouteDeps,
): Result<HandOver> {
  const request = parseTokenRequest(form);
  if (!request.ok) return request;
  if (request.value.grant !== 'authorization_code' || fields.has('client_id'))
    return fail({ reason: 'unsupported_grant_type' });
  const admitted = admit(request.value, { config, providers, origin });
  const { code, redirectUri } = request.value;
  return admitted.ok ? ok({ claim, code, redirectUri }) : admitted;
}

function parseHandOver(
  form: Form,
  origin: string | undefined,
  deps: KeptRouteDeps,
): Result<HandOver> {
  const { fields } = form;
  const claim = fields.get('claim');
  // Nothing else is said to a caller without a claim.
  if (claim === undefined) return fail({ reason: 'claim_invalid' });
  return fields.has('token') ? parseToken(fields, claim) : parseCode(form, claim, origin, deps);
}

/** What `/kept` and the paths below it do. */
export type KeptHandlers = Readonly<
  Record<
    'issueClaim' | 'keep' | 'list' | 'removeById' | 'one' | 'remove' | 'refresh' | 'wake',
    Handler
  >
>;

/** The handlers of `/kept`. */
export function keptHandlers(deps: KeptRouteDeps): KeptHandlers {
  const { keeper, settings } = deps;
  const admin = (handle: Handler) => forOperator(settings.adminKey, deps, handle);

  async function removeById(c: Context): Promise<Reply> {
    const { fields } = parseQuery(c.req.url);
    const userId = parseId(fields.get('user_id'));
    return userId === undefined
      ? failureReply({ reason: 'missing_field', field: 'user_id' })
      : replyWith(await keeper.remove({ userId }));
  }

  return {
    issueClaim: admin(async (c) => {
      const form = await readForm(c);
      const claim = form.ok ? parseClaim(form.value.fields) : form;
      return claim.ok
        ? replyWith(await keeper.issueClaim(claim.value), 201)
        : failureReply(claim.failure);
    }),
    async keep(c) {
      const form = await readForm(c);
      const given = form.ok ? parseHandOver(form.value, c.req.header('origin'), deps) : form;
      if (!given.ok) return failureReply(given.failure);
      return await withinLimits(c, 'kept', deps, async () => {
        const kept = await keeper.keep(given.value);
        return kept.ok
          ? { status: kept.value.isNew ? 201 : 200, json: kept.value.body }
          : failureReply(kept.failure);
      });
    },
    list: admin(async () => ({ json: { feeds: await keeper.list() } })),
    removeById: admin(removeById),
    one: admin(async (c) => replyWith(await keeper.one(feedOf(c)))),
    remove: admin(async (c) => replyWith(await keeper.remove({ feed: feedOf(c) }))),
    refresh: admin(async (c) => replyWith(await keeper.refresh(feedOf(c)))),
    wake: admin(async (c) => {
      const form = await readForm(c);
      if (!form.ok) return failureReply(form.failure);
      const now = form.value.fields.get('now');
      if (now !== undefined && !/^\d{1,15}$/.test(now)) {
        const problem = 'The field now takes milliseconds since 1970.';
        return failureReply({ reason: 'malformed_request', problem });
      }
      return replyWith(await keeper.wake(now === undefined ? null : Number(now)));
    }),
  };
}
