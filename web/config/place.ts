import type { BuiltConfig, Config } from './config.ts';
import { directoryOf, proxyUrl } from './proxy-url.ts';

/** Completes the configuration of a build with where the page is: the same folder works anywhere. */
export function placeConfig({ proxy, ...built }: BuiltConfig, pageUrl: string): Config {
  return { ...built, proxyUrl: proxyUrl(proxy, pageUrl), redirectUri: directoryOf(pageUrl) };
}
