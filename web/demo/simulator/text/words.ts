import { rescue } from '../../../text/en/rescue.ts';
import { rescue as rescueEs } from '../../../text/es/rescue.ts';
import type { Call } from '../call.ts';
import { consent } from './en/consent.ts';
import { pages } from './en/pages.ts';
import { troubles } from './en/troubles.ts';
import { consent as consentEs } from './es/consent.ts';
import { pages as pagesEs } from './es/pages.ts';
import { troubles as troublesEs } from './es/troubles.ts';
import { languageOf, type Language } from './language.ts';

/** Everything that the simulation says of its own; Instagram's words stay as Instagram's. */
export interface Words {
  language: Language;
  consent: typeof consent;
  troubles: typeof troubles;
  pages: typeof pages;
  /** What Latchkey's page calls its paste field. */
  pasteField: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: { language: 'en', consent, troubles, pages, pasteField: rescue.label },
  es: {
    language: 'es',
    consent: consentEs,
    troubles: troublesEs,
    pages: pagesEs,
    pasteField: rescueEs.label,
  },
};

/** The words in the language of a call. */
export function wordsOf(call: Call): Words {
  return WORDS[languageOf(call)];
}
