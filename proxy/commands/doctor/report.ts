/** Pure. The findings, for a person or for a program. */
import { exitStatus, type Check, type Finding } from './finding.ts';

const NAMES: Record<Check, string> = {
  configuration: 'Configuration',
  redirect_uri: 'Redirect URI',
  registered: 'Registered',
  page: 'Page host',
  instagram_app: 'Instagram app',
  facebook_app: 'Facebook app',
  graph_version: 'Graph version',
  clock: 'Clock',
  proxy: 'Proxy',
  allowed: 'Login page',
  origin: 'Page',
};

const SIGNS: Record<Finding['verdict'], string> = { right: '✓', wrong: '✗', unknown: '?' };

const LAST = [
  'Everything is correct.',
  'Something is wrong. Follow the arrows, then run this again.',
  'Nothing wrong was found, but some checks were inconclusive.',
] as const;

/** One paragraph for each finding, and what it comes to. */
export function toText(findings: readonly Finding[]): string {
  const paragraphs = findings.map(({ check, verdict, says, next }) => {
    const line = `${SIGNS[verdict]} ${NAMES[check]}: ${says.replaceAll('\n', '\n    ')}`;
    return next === undefined ? line : `${line}\n    → ${next}`;
  });
  return [...paragraphs, '', LAST[exitStatus(findings)]].join('\n');
}

/** The same as JSON; `exit` is the exit status. */
export function toJson(findings: readonly Finding[]): string {
  return JSON.stringify({ exit: exitStatus(findings), findings }, null, 2);
}
