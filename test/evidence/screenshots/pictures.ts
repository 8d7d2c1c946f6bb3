import { REFUSALS, SCREENS as WITHOUT_TOKEN } from '../../journeys/screens.ts';
import { AT_FACEBOOK } from './at-facebook.ts';
import { EXAMPLES } from './examples.ts';
import { AROUND_FAILURES, FAILURES } from './failures.ts';
import { FORMS, RELAY, SETTINGS } from './forms.ts';
import { OTHER_POSTS, POSTS } from './media.ts';
import { KEPT } from './kept.ts';
import { MOMENTS } from './moments.ts';
import { OF_OTHER_BUILDS } from './other-builds.ts';
import { PROFILE_REFUSALS, profilePending, PROFILES } from './profile.ts';
import { SIMULATED } from './simulated.ts';
import { TOKEN_CARD } from './token-card.ts';
import { SCREENS, type Open, type Screen } from './screens.ts';

/** The same screens, named after what they are pictures of. */
function under(prefix: string, screens: Readonly<Record<string, Open>>): Record<string, Open> {
  return Object.fromEntries(Object.entries(screens).map(([name, open]) => [prefix + name, open]));
}

/** Every screen that a person can see, by the name of its picture. */
export const PICTURES: Readonly<Record<string, Open | Screen>> = {
  ...SCREENS,
  ...Object.fromEntries(
    Object.entries({ ...WITHOUT_TOKEN, ...REFUSALS }).map(([name, open]): [string, Open] => [
      name.replaceAll(/[^a-z_]+/gi, '-'),
      (page, { pageUrl }) => open(page, pageUrl),
    ]),
  ),
  ...under('failed-', FAILURES),
  ...AROUND_FAILURES,
  'profile-pending': profilePending,
  ...under('profile-', PROFILES),
  ...under('profile-refused-', PROFILE_REFUSALS),
  ...under('media-', POSTS),
  ...OTHER_POSTS,
  ...TOKEN_CARD,
  ...FORMS,
  ...SETTINGS,
  ...RELAY,
  ...MOMENTS,
  ...AT_FACEBOOK,
  ...KEPT,
  ...OF_OTHER_BUILDS,
  ...SIMULATED,
  ...EXAMPLES,
};
