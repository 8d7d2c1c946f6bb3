import { parseBuild, type Config, type ConfigProblems } from './config.ts';
import { placeConfig } from './place-config.ts';
import type { BuildEnv } from './variables.ts';

/** Reads the variables of the build for a page at this address. */
export function parseConfig(env: BuildEnv, pageUrl: string): Config | ConfigProblems {
  const built = parseBuild(env);
  return 'problems' in built ? built : placeConfig(built, pageUrl);
}
