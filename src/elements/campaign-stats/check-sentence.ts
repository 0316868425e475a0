import type {PartsCheck} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';

/** Says whether the parts of a figure add up to it. The API's own sentence is more precise, but Vietnamese only. */
export function checkSentence({result, detail}: PartsCheck, words: Words, language: LanguageCode): string {
  return (language === 'vi' && detail) || words.statistics.check[result];
}
