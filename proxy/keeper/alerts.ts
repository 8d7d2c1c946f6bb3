/** Which events a person is told of, and the queue of what is to be sent. */
import type { Reason } from '../contract.ts';
import type { Notes } from './notes.ts';
import type { EventName, KeptAccount, KeptEvent } from './record.ts';
import { iso } from './times.ts';

/** What a webhook is told of. */
export type AlertType =
  'expiring' | 'login_needed' | 'recovered' | 'kept' | 'deleted' | 'app_trouble';

/** An alert as it is sent, but for its id. The link to reconnect is made when it is sent: a claim is not stored. */
export interface Alert {
  type: AlertType;
  feed?: string;
  username?: string;
  reason?: Reason;
  expires_at?: string;
}

/** An alert that was not delivered yet. */
export interface QueuedAlert {
  alert: Alert;
  tries: number;
}

/** Trouble with the app is told once for all accounts, by the breaker; another person's token is told by its account. */
const TYPES: Partial<Record<EventName, AlertType>> = {
  expiring: 'expiring',
  login_needed: 'login_needed',
  unreadable: 'login_needed',
  recovered: 'recovered',
  kept: 'kept',
};

/** Puts an alert into the queue, at most once under one id. */
export function queueAlert(
  notes: Notes,
  id: string,
  alert: Alert,
  now: number,
  owner?: string,
): void {
  const data: QueuedAlert = { alert, tries: 0 };
  if (!notes.get('alert', id))
    notes.put('alert', { name: id, at: now, data, ...(owner !== undefined && { owner }) });
}

/** Queues what a person must know of these events. */
export function queueAlerts(
  notes: Notes,
  { userId, feed, username, expiresAt }: KeptAccount,
  events: readonly KeptEvent[],
  now: number,
): void {
  for (const { event, reason } of events) {
    const type = reason === 'account_mismatch' ? 'app_trouble' : TYPES[event];
    if (type === undefined) continue;
    const alert: Alert = {
      type,
      feed,
      username,
      ...(reason && { reason }),
      ...(expiresAt && { expires_at: iso(expiresAt) }),
    };
    queueAlert(notes, `${event}-${feed}-${now}`, alert, now, userId);
  }
}
