/** What has to be done once before a login works, in the order in which it is done. */
export type SetupStep = 'account' | 'app' | 'id' | 'redirect' | 'callbacks' | 'testers' | 'proxy';

/** One step of the checklist, beside its words. */
export interface Step {
  id: SetupStep;
  /** The way through the menus, in the dashboard's own (English) names; empty where it is no place there. */
  place: readonly string[];
  /** Where that is, if it has an address. */
  href?: string;
}

const API_SETUP = ['Use cases', 'Instagram API', 'API setup with Instagram login'];
const BUSINESS_LOGIN = [
  ...API_SETUP,
  '3. Set up Instagram business login',
  'Business login settings',
];

/**
 * The checklist as data.
 *
 * The names of the menus change; these are of autumn 2026, and nobody promises that they stay.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export const STEPS: readonly Step[] = [
  { id: 'account', place: ['Instagram app', 'Settings', 'Account type and tools'] },
  { id: 'app', place: ['My apps', 'Create app'], href: 'https://developers.facebook.com/apps/' },
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
export function placeOf(step: SetupStep): readonly string[] {
  return STEPS.find(({ id }) => id === step)?.place ?? [];
}
