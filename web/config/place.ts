import { directoryOf, proxyUrl } from './proxy-url.ts';
import { parseBuild, type BuiltConfig, type Config, type ConfigProblems } from './config.ts';
import type { BuildEnv } from './variables.ts';

/** Completes the configuration of a build with where the page is: the same folder works anywhere. */
export function placeConfig({ proxy, ...built }: BuiltConfig, pageUrl: string): Config {
  return { ...built, proxyUrl: proxyUrl(proxy, pageUrl), redirectUri: directoryOf(pageUrl) };
}

/** Reads the variables of the build for a page at this address. */
export function parseConfig(env: BuildEnv, pageUrl: string): Config | ConfigProblems {
  const built = parseBuild(env);
  return 'problems' in built ? built : placeConfig(built, pageUrl);
}
