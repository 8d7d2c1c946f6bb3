/** Delivers the queue of alerts to the webhook: signed, five times in a day at most. */
import type { WebhookConfig } from '../config/keeper.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { sendOnce, type UpstreamFetch } from '../instagram/upstream.ts';
import type { QueuedAlert } from './alerts.ts';
import { sign } from './digest.ts';
import { appendLog } from './log.ts';
import type { Note, Notes } from './notes.ts';
import { HOUR_MS, MINUTE_MS } from './times.ts';

/** Waits after each try; together less than a day. */
const WAITS_MS = [5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 16 * HOUR_MS];
const AT_ONCE = 20;
const TIMEOUT_MS = 8_000;

/** What delivery takes from outside. */
export interface SendAlertDeps {
  notes: Notes;
  subtle: Subtle;
  fetch: UpstreamFetch;
  webhook: WebhookConfig;
  now: () => number;
  /** The link with which a person connects the account again, made for this one message. */
  reconnectUrl: (userId: string) => Promise<string>;
}

/**
 * Signs a message as its receiver checks it: over id, time and body, once for each secret.
 *
 * @see [Standard Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md)
 */
async function signatures(subtle: Subtle, { secrets }: WebhookConfig, text: string) {
  const macs = await Promise.all(secrets.map((it) => sign(subtle, it.reveal(), text)));
  return macs.map((mac) => `v1,${btoa(String.fromCharCode(...mac))}`).join(' ');
}

async function deliver(deps: SendAlertDeps, { name, owner, data }: Note): Promise<boolean> {
  const { subtle, webhook, fetch, now } = deps;
  const { alert } = data as QueuedAlert;
  const canReconnect = owner && ['expiring', 'login_needed'].includes(alert.type);
  const body = JSON.stringify({
    id: name,
    ...alert,
    ...(canReconnect && { reconnect_url: await deps.reconnectUrl(owner) }),
  });
  const timestamp = String(Math.floor(now() / 1000));
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': name,
    'webhook-timestamp': timestamp,
    'webhook-signature': await signatures(subtle, webhook, `${name}.${timestamp}.${body}`),
  };
  const request = { url: webhook.url, method: 'POST', headers, body } as const;
  const outcome = await sendOnce(fetch, request, TIMEOUT_MS);
  return 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
}

/** Sends what is due. Never throws for what the receiver does; an alert that is given up is in the account's log. */
export async function sendAlerts(deps: SendAlertDeps): Promise<void> {
  const { notes, now } = deps;
  for (const note of notes.due('alert', now(), AT_ONCE)) {
    const { name, owner = '' } = note;
    const data = note.data as QueuedAlert;
    const wait = WAITS_MS[data.tries];
    // The next try is set before this one, so that a crash in the middle sends it later and not for ever.
    if (wait === undefined) notes.drop('alert', name);
    else {
      const tries = data.tries + 1;
      notes.put('alert', { ...note, at: now() + wait, data: { ...data, tries } });
    }
    if (await deliver(deps, note)) notes.drop('alert', name);
    else if (wait === undefined) appendLog(notes, owner, [{ event: 'alert_lost' }], now());
  }
}
