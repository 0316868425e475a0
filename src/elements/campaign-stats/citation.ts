import type {Observation} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatDay} from '../../vietnamese/dates.js';
import {safeAddress} from '../../widget/safe-address.js';
import {dayText} from './day-text.js';
import {figureSentence} from './sentence.js';
import {versionText} from './version-text.js';

/** What a citation tells besides the figure itself. */
export interface CitationOptions {
  readonly words: Words;
  readonly language: LanguageCode;
  /** Against what a relative address of the document is resolved: the API's base, else the page. */
  readonly base: URL | string;
  /** The page that shows the figure; told where the document has no address. */
  readonly pageUrl?: string;
  /** When the reader saw the figure. */
  readonly accessed: Date;
  /** The day as of which the past was asked for, `2026-06-30`. */
  readonly asOf?: string;
}

/**
 * Writes a citation of a figure in the report's own wording: issuer, document, date; the figure with its period and unit; the
 * report's sentence; which version; where it can be read and when it was.
 */
export function citationOf(observation: Observation, options: CitationOptions): string {
  const {words, language, base, pageUrl, accessed, asOf} = options;
  const {provenance, revision_note: note} = observation;
  const said = words.statistics;
  const {document, issuer, date, quote, url} = provenance;
  const work = document.includes(issuer) ? document : `${issuer}: ${document}`;
  const version = versionText(observation, words, language);
  return [
    sentenceOf(date ? `${work}, ${said.citation.dated(dayText(date, language))}` : work),
    sentenceOf(figureSentence(observation, words, {normalize: false})),
    quote && said.citation.quoted(quote),
    version && sentenceOf(note ? `${version}: ${note}` : version),
    asOf && said.asOf(dayText(asOf, language)),
    safeAddress(url, base) ?? safeAddress(pageUrl, base),
    said.citation.accessed(formatDay(accessed, language)),
  ]
    .filter(Boolean)
    .join(' ');
}

const sentenceOf = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
