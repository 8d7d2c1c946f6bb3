import type { Config } from '../config/config.ts';

/** Where failures link to, section by section: the help page beside this one, unless the build names another. */
export function helpUrl({ docsUrl, redirectUri }: Config): string {
  return docsUrl ?? `${redirectUri}help/`;
}
