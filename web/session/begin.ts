import { beginLogin, type Begun } from '../auth/begin-login.ts';
import { inLanguage } from './in-language.ts';

/** Prepares a login, and passes the language of this page on to a simulated Instagram: see both. */
export async function begin(...given: Parameters<typeof beginLogin>): Promise<Begun> {
  const [, config] = given;
  const begun = await beginLogin(...given);
  return config.simulated ? inLanguage(begun, config) : begun;
}
