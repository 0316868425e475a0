import type {Observation} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {dayText} from './day-text.js';

/** Tells that a figure was corrected or withdrawn, and when; nothing of a figure in its first version. Why is in `revision_note`. */
export function versionText(
  {revision, recorded_at: when, status}: Observation,
  words: Words,
  language: LanguageCode,
): string {
  const {origin} = words.statistics;
  const day = dayText(when, language);
  if (status === 'withdrawn') return origin.withdrawn(day);
  return revision > 1 ? origin.corrected(day, formatCount(revision, language)) : '';
}
