import { json, startUpstream, type Upstream } from '../../support/upstream.ts';
import type { Running } from '../bench/processes.ts';
import { beginLogin, finishLogin } from './exchange.ts';
import type { Peer } from './peers.ts';
import { LEGACY, REPLIES, type Reply } from './replies.ts';
import { judge, type Got, type Verdict } from './verdict.ts';

/** Starts a peer with an Instagram at this URL. */
export type Start = (upstreamUrl: string) => Promise<Running>;

/** One cell of the table, with what it was judged by. */
export interface Cell {
  code: string;
  verdict: Verdict;
  got?: Got;
}

/** Everything that one peer did with the twelve replies. */
export interface Compared {
  peer: string;
  cells: Cell[];
  /** The fields of its token request, by name. */
  fields: string[];
}

interface Hosts {
  instagram: Upstream;
  elsewhere: Upstream;
}

async function openHosts(): Promise<Hosts> {
  const [instagram, elsewhere] = [await startUpstream(), await startUpstream()];
  for (const { code, answer } of REPLIES) instagram.script(code, answer(elsewhere.url));
  // Auth.js asks for the profile of the token; the other tokens belong to the account that is there without a script.
  instagram.script(LEGACY.token, json({ id: LEGACY.userId, username: 'snoopdogg' }));
  return { instagram, elsewhere };
}

/** A server of its own for each reply, so that a crash is counted once. */
async function tryReply(peer: Peer, start: Start, hosts: Hosts, reply: Reply): Promise<Cell> {
  const { instagram, elsewhere } = hosts;
  const server = await start(instagram.url);
  const session = await beginLogin(peer, server.url);
  const sent = peer.finish(reply.code, session, `${instagram.url}/oauth/access_token`);
  const observed = await finishLogin(peer, server.url, sent);
  const { code, expected } = reply;
  if (observed.kind !== 'lost') await server.close();
  if (observed.kind !== 'answered') return { code, verdict: judge(observed, expected) };
  const sentOn = elsewhere.arrivals.some(({ body }) => body.includes('sentinel-app-secret'));
  const verdict = judge({ ...observed, sentOn }, expected);
  return { code, verdict, got: observed.got };
}

/** Puts a peer through the twelve replies, one after the other. */
export async function compare(peer: Peer, start: Start): Promise<Compared> {
  const hosts = await openHosts();
  const cells: Cell[] = [];
  for (const reply of REPLIES) cells.push(await tryReply(peer, start, hosts, reply));
  const [first] = hosts.instagram.arrivals;
  await Promise.all([hosts.instagram.close(), hosts.elsewhere.close()]);
  return { peer: peer.name, cells, fields: [...(first?.form.keys() ?? [])] };
}
