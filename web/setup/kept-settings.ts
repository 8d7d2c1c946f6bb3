import type { Config } from '../config/config.ts';
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
  const link = visit.link === undefined ? undefined : settingsOfLink(visit.link);
  const ofTab = parseSettings(link ?? recall(visit.tab, SETTINGS_KEY) ?? '', config);
  if (link !== undefined) keep(visit.tab, SETTINGS_KEY, settingsText(ofTab));
  if (Object.keys(ofTab).length > 0) return { settings: ofTab, fromLink: true };
  const text = recall(visit.device, SETTINGS_KEY) ?? '';
  return { settings: parseSettings(text, config), fromLink: false };
}

/** Keeps settings: a link's in this tab, a person's own on this device; says whether they are kept. */
export function keepSettings(visit: Visit, { settings, fromLink }: KeptSettings): boolean {
  const text = settingsText(settings);
  if (!fromLink) return keep(visit.device, SETTINGS_KEY, text);
  visit.link = encodeURIComponent(text);
  return keep(visit.tab, SETTINGS_KEY, text);
}

/** Forgets the settings of the link. */
export function dropLink(visit: Visit): void {
  visit.link = undefined;
  keep(visit.tab, SETTINGS_KEY, '');
}
