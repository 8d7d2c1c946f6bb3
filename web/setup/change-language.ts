import { chooseLanguage } from '../text/choose-language.ts';
import type { Language } from '../text/language.ts';
import { keep } from './keep.ts';
import { LANGUAGE_KEY, type Visit } from './visit.ts';

/** Keeps a choice of language, and shows the page in it; in English where its texts do not load. */
export async function changeLanguage(visit: Visit, tag: Language): Promise<void> {
  keep(visit.device, LANGUAGE_KEY, tag);
  await chooseLanguage(tag);
  visit.languageChanged = true;
  await visit.show();
}
