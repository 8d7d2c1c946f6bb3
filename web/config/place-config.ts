import type { BuiltConfig, Config } from './config.ts';
import { directoryOf, proxyUrl } from './place.ts';

/**
 * Completes the configuration of a build with where the page is: the same folder works anywhere.
 *
 * Apart from `place.ts`, because the module that sends the code does without it.
 */
export function placeConfig({ proxy, ...built }: BuiltConfig, pageUrl: string): Config {
  return { ...built, proxyUrl: proxyUrl(proxy, pageUrl), redirectUri: directoryOf(pageUrl) };
}
