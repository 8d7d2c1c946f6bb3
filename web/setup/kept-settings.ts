import type { Config } from '../config.ts';
import { parseSettings, settingsOfLink, settingsText, type Settings } from './settings.ts';
import { keep, recall } from './keep.ts';
import { SETTINGS_KEY, type Visit } from './visit.ts';

/** The settings that count now, and whether a link brought them. */
export interface KeptSettings {
  settings: Settings;
  fromLink: boolean;
}

/**
 * Reads the settings that count: those of the link that opened the page, else those of this device.
 *
 * A link's live in this tab only, so that they survive the way to Instagram and back, and never overwrite
 * what a person has kept. Where storage is blocked they live as long as the page.
 */
export function keptSettings(visit: Visit, config: Config): KeptSettings {
  const link = settingsOfLink(visit.fragment);
  if (link !== undefined) keep(visit.tab, SETTINGS_KEY, settingsText(parseSettings(link, config)));
  const ofTab = parseSettings(link ?? recall(visit.tab, SETTINGS_KEY) ?? '', config);
  if (Object.keys(ofTab).length > 0) return { settings: ofTab, fromLink: true };
  const text = recall(visit.device, SETTINGS_KEY) ?? '';
  return { settings: parseSettings(text, config), fromLink: false };
}

/** Keeps settings: a link's in this tab, a person's own on this device; says whether they are kept. */
export function keepSettings(visit: Visit, { settings, fromLink }: KeptSettings): boolean {
  return keep(fromLink ? visit.tab : visit.device, SETTINGS_KEY, settingsText(settings));
}

/** Forgets the settings of the link. */
export function dropLink(visit: Visit): void {
  visit.fragment = '';
  keep(visit.tab, SETTINGS_KEY, '');
}
