import type { Context } from 'hono';
import { fail, ok, type Result } from '../../failure.ts';
import { readFormBody } from '../../http/form-body.ts';
import { parseFields, type Fields } from '../../token/request.ts';

/** A form as it came, and its fields. */
export interface Form {
  form: string;
  fields: Fields;
}

/** Reads a form in which no field is repeated; a missing body is an empty one. Does not look at the values. */
export async function readForm(c: Context): Promise<Result<Form>> {
  if (c.req.url.includes('?'))
    return fail({ reason: 'malformed_request', problem: 'The fields belong in the body.' });
  const body = c.req.header('content-type') === undefined ? ok('') : await readFormBody(c.req.raw);
  const fields = body.ok ? parseFields(body.value) : body;
  return body.ok && fields.ok
    ? ok({ form: body.value, fields: fields.value })
    : (fields as Extract<typeof fields, { ok: false }>);
}
