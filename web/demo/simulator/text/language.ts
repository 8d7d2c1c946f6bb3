import type { Call } from '../call.ts';

/** The languages that the simulation's own pages speak, each in its own words. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;

/** The tag of one of them. */
export type Language = keyof typeof LANGUAGES;

/** By this parameter Instagram's own pages, when their language is switched, remember it in their URL. */
const CHOSEN = 'hl';

/** What is asked of a call here. */
type Asked = Pick<Call, 'query' | 'headers' | 'url'>;

/** The language that the person chose on a page, or the browser's, or English. */
export function languageOf({ query, headers }: Asked): Language {
  const accepted = acceptedLanguages(headers.get('accept-language') ?? '');
  return [query.get(CHOSEN), ...accepted].find(isLanguage) ?? 'en';
}

/** The same page in another language, as a relative URL. */
export function sameIn(language: Language, { query }: Asked): string {
  const changed = new URLSearchParams(query);
  changed.set(CHOSEN, language);
  return `?${changed.toString()}`;
}

/** Another page of the simulation, in the language that was chosen on this one. */
export function pageFrom({ query }: Asked, path: string): string {
  const chosen = query.get(CHOSEN);
  return isLanguage(chosen) ? `${path}?${CHOSEN}=${chosen}` : path;
}

/** Primary tags in the order of their weights. */
function acceptedLanguages(header: string): (string | undefined)[] {
  const weighted = header.split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
    const quality = parameters.find((one) => one.trim().startsWith('q='))?.split('=')[1];
    return { tag: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) };
  });
  return weighted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function isLanguage(tag: string | null | undefined): tag is Language {
  return tag !== null && tag !== undefined && Object.hasOwn(LANGUAGES, tag);
}
