import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {address} from '../../api/client.js';
import type {Observation, PartsCheck} from '../../api/types.js';
import {formatDay} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {copyText} from '../../widget/copy-and-save.js';
import type {LanguageCode} from '../../widget/language.js';
import {webAddress} from '../../shared/web-address.js';
import {asOfText, joined, type ObservationView, phraseOf} from './observation.js';
import type {Words} from './vi.js';
import {check as checkWords, citation as citationWords, origin as originWords} from './vi-parts.js';

/**
 * Tells an observation in one dictation: what kind it is unless simply reported, number, qualifier, measure, label, who did it, period
 * and unit. The words of the report stay Vietnamese; only the status is told in the language of the page.
 */
export function sentenceOf(
  observation: Pick<Observation, 'quantity' | 'measure' | 'label' | 'period' | 'unit' | 'status' | 'actors'>,
  words: Words,
): string {
  const {actors, period, unit} = observation;
  const status = words.status[observation.status];
  const isCorrected = observation.status === 'revised';
  const phrase = joined(' ', [phraseOf(observation), actors && `(${actors})`]);
  return joined(', ', [
    status && !isCorrected ? `${status}: ${phrase}` : capitalised(phrase),
    period.label,
    unit.name,
    isCorrected && status.toLocaleLowerCase('vi'),
  ]);
}

/** Browsers also read much that is no date, and take «đầu năm 2018» for a day in January. */
const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** Writes the day of a date (`2026-06-30`) or of a moment of the API in the reader's way; what is neither stays as it stands. */
function dayText(date: string, language: LanguageCode): string {
  const [, time] = DAY_OR_MOMENT.exec(date) ?? [];
  if (time === undefined) return date;
  const moment = new Date(time ? date : `${date}T00:00:00+07:00`);
  return Number.isNaN(moment.getTime()) ? date : formatDay(moment, language);
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
}

/** Tells that an observation was corrected or withdrawn, and when; nothing of the first version. Why is in `revision_note`. */
function versionText({revision, recorded_at: when, status}: Observation, words: Words, language: LanguageCode): string {
  const said = words.origin ?? originWords;
  const day = dayText(when, language);
  if (status === 'withdrawn') return said.withdrawn(day);
  return revision > 1 ? said.corrected(day, formatCount(revision, language)) : '';
}

/** What a citation tells besides the observation itself. */
export interface CitationOptions {
  readonly words: Words;
  readonly language: LanguageCode;
  /** Against what a relative address of the document is resolved: the API's base, else the page. */
  readonly base: URL | string;
  /** The page that shows the observation; told where the document has no address. */
  readonly pageUrl?: string;
  /** When the reader saw it. */
  readonly accessed: Date;
  /** The day as of which the past was asked for, `2026-06-30`; empty for the present. */
  readonly asOf?: string;
}

/**
 * Writes a citation of an observation in the report's own wording: issuer, document, date; the observation with its period and unit;
 * the report's sentence; which version; where it can be read and when it was.
 */
export function citationOf(observation: Observation, options: CitationOptions): string {
  const {words, language, base, pageUrl, accessed, asOf} = options;
  const {provenance, revision_note: note} = observation;
  const said = words.citation ?? citationWords;
  const {document, issuer, date, quote, url} = provenance;
  const work = document.includes(issuer) ? document : `${issuer}: ${document}`;
  const version = versionText(observation, words, language);
  return joined(' ', [
    withStop(date ? `${work}, ${said.dated(dayText(date, language))}` : work),
    withStop(sentenceOf(observation, words)),
    quote && said.quoted(quote),
    version && withStop(note ? `${version}: ${note}` : version),
    asOfText(asOf ?? '', options),
    webAddress(url, base) ?? webAddress(pageUrl, base),
    said.accessed(formatDay(accessed, language)),
  ]);
}

const withStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Words that the report itself puts in marks get no second pair. */
const OPENS_WITH_MARKS = /^[“"«]/;

const baseOf = ({base}: SourceOptions): URL | string => base ?? document.baseURI;

/** What the source of an observation is drawn from. */
export type SourceOptions = Pick<ObservationView, 'words' | 'language' | 'base' | 'asOf' | 'show'>;

export const styles = [
  css`
    .origin-body {
      padding: 0.2em 0 0.4em 0.8em;
      border-inline-start: 0.1875em solid var(--_border);
      font-size: 0.9375em;
    }

    .origin-body > * {
      margin: 0 0 0.6em;
    }

    .quote > p {
      margin: 0;
    }

    .quote > .marked::before {
      content: '“';
    }

    .quote > .marked::after {
      content: '”';
    }

    .facts-of-source dt,
    .facts-of-source dd {
      display: inline;
      margin: 0;
    }

    .facts-of-source dt {
      margin-inline-end: 0.3em;
      opacity: 0.82;
    }

    .origin-body a {
      padding-block: 0.25em;
    }

    .copied:empty {
      margin: 0;
    }

    .citation {
      inline-size: 100%;
      padding: 0.5em;
      border: 0.0625em solid currentcolor;
      border-radius: var(--_radius);
      background: transparent;
      color: inherit;
      font: inherit;
    }

    @media print {
      .origin:not([open])::details-content {
        content-visibility: visible;
        block-size: auto;
      }

      .copied,
      .citation {
        display: none;
      }
    }
  `,
];

/**
 * Draws what opens at «Nguồn»: the sentence an observation stands in, its document with issuer, date and link, which version it is,
 * whether its parts agree with it, and a button that copies the citation.
 */
export class SourceBodies {
  /** What became of the citation that was copied last, so that it is said beside the observation it was about. */
  #copied: {readonly id: string; readonly outcome: 'copied' | 'refused'} | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  render(observation: Observation, options: SourceOptions): TemplateResult {
    const {asOf} = options;
    return html`${quoteView(observation, options)} ${documentView(observation, options)}
    ${versionView(observation, options)} ${asOf ? html`<p>${asOfText(asOf, options)}</p>` : nothing}
    ${observation.check ? html`<p>${checkSentence(observation.check, options)}</p>` : nothing}
    ${this.#renderCitation(observation, options)}`;
  }

  /** Where the browser refuses to copy, the words stand selected in a field from which the reader can take them. */
  #renderCitation(observation: Observation, options: SourceOptions): TemplateResult {
    const {words, language, asOf} = options;
    const said = words.citation ?? citationWords;
    const outcome = this.#copied?.id === observation.id ? this.#copied.outcome : undefined;
    const citation = () =>
      citationOf(observation, {
        words,
        language,
        base: baseOf(options),
        pageUrl: location.href,
        accessed: new Date(),
        asOf,
      });
    const onCopy = async ({currentTarget}: Event): Promise<void> => {
      await this.#copy(observation.id, citation());
      if (currentTarget instanceof Element) selectField(currentTarget.parentElement);
    };
    return html`<button class="quiet copy" type="button" @click=${onCopy}>${said.copy}</button>
      <p class="copied" role="status">${outcome ? said[outcome] : ''}</p>
      ${
        outcome === 'refused'
          ? html`<textarea class="citation" readonly rows="4" aria-label=${said.field} .value=${citation()}></textarea>`
          : nothing
      }`;
  }

  /** Ends when the outcome is drawn. What was said before goes first, so that the same words are said again. */
  async #copy(id: string, citation: string): Promise<void> {
    this.#copied = undefined;
    this.host.requestUpdate();
    const isCopied = await copyText(citation);
    await this.host.updateComplete;
    this.#copied = {id, outcome: isCopied ? 'copied' : 'refused'};
    this.host.requestUpdate();
    await this.host.updateComplete;
  }
}

/** Says whether the parts of an observation add up to it. */
function checkSentence({result, detail}: PartsCheck, {words, language}: SourceOptions): string {
  return (language === 'vi' && detail) || (words.check ?? checkWords)[result];
}

function quoteView({provenance}: Observation, options: SourceOptions): TemplateResult | typeof nothing {
  const {quote, url} = provenance;
  if (!options.show.has('quote') || !quote) return nothing;
  return html`<blockquote class="quote" part="quote" cite=${webAddress(url, baseOf(options)) ?? nothing} lang="vi">
    <p class=${OPENS_WITH_MARKS.test(quote) ? '' : 'marked'}>${quote}</p>
  </blockquote>`;
}

/** The document's name is the link to it. An address that no page may open stands there as text. */
function documentView({provenance}: Observation, options: SourceOptions): TemplateResult {
  const {document: name, issuer, date, url} = provenance;
  const said = options.words.origin ?? originWords;
  const href = webAddress(url, baseOf(options));
  const fact = (term: string, what: unknown, lang: string | typeof nothing = nothing) =>
    html`<div>
      <dt>${term}:</dt>
      <dd lang=${lang}>${what}</dd>
    </div>`;
  return html`<dl class="facts-of-source">
    ${fact(said.document, href ? html`<a href=${href}>${name}</a>` : name, 'vi')}
    ${issuer ? fact(said.issuer, issuer, 'vi') : nothing}
    ${date ? fact(said.date, dayText(date, options.language)) : nothing}
    ${url && !href ? fact(said.address, url) : nothing}
  </dl>`;
}

function versionView(
  observation: Observation,
  {words, language, base}: SourceOptions,
): TemplateResult | typeof nothing {
  const version = versionText(observation, words, language);
  if (!version) return nothing;
  const {id, revision_note: note} = observation;
  const revisions = base && webAddress(address(base, `v1/statistics/${encodeURIComponent(id)}/revisions.csv`), base);
  return html`<p class="version">
    ${version}${note ? html`: <span lang="vi">${note}</span>` : nothing}
    ${revisions ? html`<br /><a href=${revisions}>${(words.origin ?? originWords).revisions}</a>` : nothing}
  </p>`;
}

function selectField(body: Element | null): void {
  const field = body?.querySelector('textarea');
  if (!field) return;
  field.focus();
  field.select();
  field.scrollTop = 0;
}

export const create = (host: ReactiveControllerHost): SourceBodies => new SourceBodies(host);
