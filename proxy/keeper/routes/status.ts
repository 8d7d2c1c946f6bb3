import type { KeeperConfig } from '../../config/keeper.ts';
import type { Handler } from '../../http/route.ts';
import { pageReply } from '../../http/page.ts';
import type { Keeper } from '../service.ts';
import type { KeeperStatus } from '../view.ts';
import { isOperator } from './operator.ts';

function pageOf({ ok, accounts, attention }: KeeperStatus): [title: string, text: string] {
  if (ok) return ['All feeds are fine', `Accounts kept here: ${accounts}. No login is needed.`];
  return [
    'A person is needed',
    `Accounts kept here: ${accounts}. Accounts that need a person: ${attention}. The operator sees which ones at /kept.`,
  ];
}

/** `GET /status`: 503 as soon as a person is needed, so that any uptime monitor is the alarm. Without the key no names. */
export function statusHandler(keeper: Keeper, { adminKey }: KeeperConfig): Handler {
  return async function status(c) {
    const isFull = isOperator(c, adminKey);
    const state = await (isFull ? keeper.fullStatus() : keeper.status());
    const code = state.ok ? 200 : 503;
    const wantsPage = /\btext\/html\b/.test((c.req.header('accept') ?? '').slice(0, 1000));
    return wantsPage && !isFull ? pageReply(code, ...pageOf(state)) : { status: code, json: state };
  };
}
