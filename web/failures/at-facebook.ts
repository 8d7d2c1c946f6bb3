import { MY_APPS, USE_CASE, type Place } from '../setup/steps.ts';
import { facebookFailures } from '../text/en/facebook-failures.ts';
import { texts } from '../text/language.ts';
import type { Remedy } from './remedy.ts';

/** What means something else where the login goes through Facebook. */
type OfFacebook = keyof typeof facebookFailures;

/**
 * Where each is put right in the dashboard; empty where that is not the place for it.
 *
 * @see [Facebook Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/business-login-for-instagram)
 */
const PLACES: Readonly<Record<OfFacebook, Place>> = {
  redirect_uri_mismatch: ['Facebook Login for Business', 'Settings', 'Valid OAuth Redirect URIs'],
  misconfigured: ['App settings', 'Basic'],
  app_deactivated: MY_APPS,
  account_checkpoint: [],
  token_revoked: [],
  token_expired: [],
  permission_missing: USE_CASE,
};

/**
 * The remedy of a reason where the login went through Facebook: the same, unless Facebook has words or places of its own.
 *
 * The checklist is about Instagram's app, so no step of it is shown.
 */
export function atFacebook({ step: _, ...remedy }: Remedy, reason: string): Remedy {
  if (!isOfFacebook(reason)) return remedy;
  return {
    ...remedy,
    ...texts('facebookFailures', facebookFailures)[reason],
    place: PLACES[reason],
  };
}

function isOfFacebook(reason: string): reason is OfFacebook {
  return Object.hasOwn(PLACES, reason);
}
