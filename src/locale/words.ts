import {vi, type Words} from './vi.js';

export type {Words} from './vi.js';

/** The languages in which the widgets speak. */
export type LanguageCode = 'vi' | 'en';

const loaded = new Map<LanguageCode, Words>([['vi', vi]]);

/** The widgets' language for a `lang` value: English for any English, else Vietnamese. */
export function languageOf(lang: string): LanguageCode {
  return /^en(-|$)/i.test(lang) ? 'en' : 'vi';
}

/** The words of a language, once they are there. */
export function wordsOf(language: LanguageCode): Words | undefined {
  return loaded.get(language);
}

/**
 * Brings the words of a language. Vietnamese travels with the widgets, others come when a page asks for them; if they cannot be
 * had, Vietnamese stands in rather than nothing.
 */
export async function loadWords(language: LanguageCode): Promise<void> {
  if (loaded.has(language)) return;
  try {
    const {en} = await import('./en.js');
    loaded.set('en', en);
  } catch {
    loaded.set(language, vi);
  }
}
