import type { card } from './en/card.ts';
import type { explorer } from './en/explorer.ts';
import type { flight } from './en/flight.ts';
import type { media } from './en/media.ts';
import type { facebook } from './en/facebook.ts';
import type { facebookFailures } from './en/facebook-failures.ts';
import type { failureFrame } from './en/failure-frame.ts';
import type { footer } from './en/footer.ts';
import type { frame } from './en/frame.ts';
import type { keep } from './en/keep.ts';
import type { notSetUp } from './en/not-set-up.ts';
import type { pageFailures } from './en/page-failures.ts';
import type { patience } from './en/patience.ts';
import type { profileTrouble } from './en/profile-trouble.ts';
import type { proxyFailures } from './en/proxy-failures.ts';
import type { rescue } from './en/rescue.ts';
import type { settings } from './en/settings.ts';
import type { setup } from './en/setup.ts';
import type { shownFailures } from './en/shown-failures.ts';
import type { start } from './en/start.ts';
import type { token } from './en/token.ts';

/**
 * Every text that a person reads, by the part of the page that it belongs to: a translation is one of these.
 *
 * A part that has no entry here cannot be translated, and a translation that lacks a text does not compile.
 */
export interface Catalogue {
  card: typeof card;
  explorer: typeof explorer;
  facebook: typeof facebook;
  facebookFailures: typeof facebookFailures;
  flight: typeof flight;
  media: typeof media;
  failureFrame: typeof failureFrame;
  footer: typeof footer;
  frame: typeof frame;
  keep: typeof keep;
  notSetUp: typeof notSetUp;
  pageFailures: typeof pageFailures;
  patience: typeof patience;
  profileTrouble: typeof profileTrouble;
  proxyFailures: typeof proxyFailures;
  rescue: typeof rescue;
  settings: typeof settings;
  setup: typeof setup;
  shownFailures: typeof shownFailures;
  start: typeof start;
  token: typeof token;
}
