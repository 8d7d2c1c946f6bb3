import type { SessionState } from '../session/session-state.ts';
import type { Config } from '../config/config.ts';
import type { Timing } from './call-times.ts';
import type { Departure } from './departure.ts';

/** Everything that the recorder knows: what was begun, what came of it, and what the browser measured. */
export interface Facts {
  config: Config;
  /**
   * Before a login: the one that would begin. Absent when this tab began none, because the answer belongs to a
   * login from elsewhere.
   */
  departure: Departure | undefined;
  state: SessionState;
  /** When the page was opened; milliseconds since the epoch. */
  openedAt: number;
  timings: readonly Timing[];
}
