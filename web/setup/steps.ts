/** What has to be done once before a login works, in the order in which it is done. */
export type SetupStep = 'account' | 'app' | 'id' | 'redirect' | 'callbacks' | 'testers' | 'proxy';

/** A way through the menus, in the dashboard's own (English) names; empty where it is no place there. */
export type Place = readonly string[];

/** One step of the checklist, beside its words. */
export interface Step {
  id: SetupStep;
  place: Place;
  /** Where that is, if it has an address. */
  href?: string;
}

/** Where an app is, with what Meta wants of it before others may use it. */
export const MY_APPS: Place = ['My apps'];
/** Where an app's use case is, with the permissions that it has been given. */
export const USE_CASE: Place = ['Use cases', 'Instagram API'];
const API_SETUP = [...USE_CASE, 'API setup with Instagram login'];
const BUSINESS_LOGIN = [
  ...API_SETUP,
  '3.\u00a0Set up Instagram business login',
  'Business login settings',
];

/**
 * The checklist as data.
 *
 * The names of the menus change; these are of autumn 2026, and may change.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export const STEPS: readonly Step[] = [
  { id: 'account', place: ['Instagram app', 'Settings', 'Account type and tools'] },
  { id: 'app', place: [...MY_APPS, 'Create app'], href: 'https://developers.facebook.com/apps/' },
  { id: 'id', place: API_SETUP },
  { id: 'redirect', place: [...BUSINESS_LOGIN, 'OAuth redirect URIs'] },
  { id: 'callbacks', place: BUSINESS_LOGIN },
  {
    id: 'testers',
    place: ['App roles', 'Roles', 'Add people', 'Instagram Tester'],
    href: 'https://www.instagram.com/accounts/manage_access/',
  },
  { id: 'proxy', place: [] },
];

/** The way through the dashboard to a step; empty where it is no place there. */
export function placeOf(step: SetupStep): Place {
  return STEPS.find(({ id }) => id === step)?.place ?? [];
}
