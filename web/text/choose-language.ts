import type { Catalogue } from './catalogue.ts';
import { speak, type Language } from './language.ts';

/** The languages that there are, each in its own words. */
export const LANGUAGES: readonly { tag: Language; name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'es', name: 'Español' },
];

const TRANSLATIONS: Record<Language, (() => Promise<Catalogue>) | undefined> = {
  en: undefined,
  es: async () => (await import('./es.ts')).es,
};

/** Whether there is a language of this tag. */
export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag !== null && tag !== undefined && Object.hasOwn(TRANSLATIONS, tag);
}

/** Speaks a language from now on, or English where its texts do not load; says which it became. */
export async function chooseLanguage(language: Language): Promise<Language> {
  try {
    const catalogue = await TRANSLATIONS[language]?.();
    speak(catalogue, language);
    return language;
  } catch {
    speak(undefined);
    return 'en';
  }
}
