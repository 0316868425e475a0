import {inboxVi, type InboxWords} from './inbox-vi.js';
import type {LanguageCode} from './words.js';

export type {InboxWords} from './inbox-vi.js';

const loaded = new Map<LanguageCode, InboxWords>([['vi', inboxVi]]);

/** The inbox's words of a language; Vietnamese stands in until they are there. */
export function inboxWordsOf(language: LanguageCode): InboxWords {
  return loaded.get(language) ?? inboxVi;
}

/**
 * Brings the inbox's words of a language.
 *
 * @returns undefined when they are there already
 */
export function loadInboxWords(language: LanguageCode): Promise<void> | undefined {
  if (loaded.has(language)) return undefined;
  return import('./inbox-en.js').then(
    ({inboxEn}) => void loaded.set('en', inboxEn),
    () => void loaded.set(language, inboxVi),
  );
}
