import type { Config } from '../config/config.ts';
import { chooseLanguage, isLanguage } from '../text/choose-language.ts';
import { recall } from './keep.ts';
import { keptSettings } from './kept-settings.ts';
import { withSettings } from './settings.ts';
import { LANGUAGE_KEY, type Visit } from './visit.ts';

/** Speaks the language that was chosen on this device, else the browser's own where there is a translation. */
export async function speakKept(visit: Visit, browserLanguage: string): Promise<void> {
  const kept = recall(visit.device, LANGUAGE_KEY);
  const tag = isLanguage(kept) ? kept : browserLanguage.split('-')[0];
  if (isLanguage(tag)) await chooseLanguage(tag);
}

/** The configuration with the settings that count now. */
export function applyKept(visit: Visit, config: Config): Config {
  return withSettings(config, keptSettings(visit, config).settings);
}
