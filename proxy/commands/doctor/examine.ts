import { asText, type Env } from '../../config/faults.ts';
import { askInstagram, examineFacebookApp, examineInstagramApp } from './app.ts';
import type { Ask } from './ask.ts';
import { examineClock } from './clock.ts';
import { examineConfiguration } from './configuration.ts';
import { examineProxy } from './deployed.ts';
import type { Finding } from './finding.ts';
import { examineGraphVersion } from './graph-version.ts';
import { examinePages } from './pages.ts';
import { examineRedirectUris, examineRegistered } from './redirect-uris.ts';
import { readSubject } from './subject.ts';

/** What a person asks on the command line. */
export interface Questions {
  /** Redirect URIs as the app dashboard shows them. */
  registered: readonly string[];
  /** The address of a proxy that runs. */
  proxy?: string;
}

/**
 * Looks at a configuration from every side. Burns no code, and sends no secret but Facebook's to Facebook.
 *
 * `now` is in milliseconds since the epoch.
 */
export async function examine(
  env: Env,
  { registered, proxy }: Questions,
  { ask, now }: { ask: Ask; now: () => number },
): Promise<Finding[]> {
  const subject = readSubject(env);
  const instagram = await askInstagram(subject, ask);
  const clock = examineClock(instagram, now());
  const facebook = await examineFacebookApp(
    subject,
    asText(env['FACEBOOK_CLIENT_SECRET']) ?? '',
    ask,
  );
  const version = await examineGraphVersion(subject, ask);
  const online = instagram?.kind === 'answer' || version.verdict !== 'unknown';
  return [
    ...examineConfiguration(subject),
    ...examineRedirectUris(subject),
    ...examineRegistered(subject, registered),
    ...(await examinePages(subject, ask)),
    examineInstagramApp(instagram),
    ...facebook,
    version,
    clock,
    ...(proxy === undefined ? [] : await examineProxy(subject, proxy, ask, online)),
  ];
}
