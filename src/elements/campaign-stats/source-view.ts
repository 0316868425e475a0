import {html, nothing, type TemplateResult} from 'lit';
import {address} from '../../api/address.js';
import type {Observation} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {safeAddress} from '../../widget/safe-address.js';
import {checkSentence} from './check-sentence.js';
import {citationOf} from './citation.js';
import type {Copying} from './copying.js';
import {dayText} from './day-text.js';
import {figurePhrase} from './sentence.js';
import {versionText} from './version-text.js';

/** What the source of a figure is drawn from. */
export interface SourceOptions {
  readonly observation: Observation;
  readonly words: Words;
  readonly language: LanguageCode;
  /** The API's base; undefined where the figures stand in the page itself. */
  readonly base: URL | undefined;
  /** Whether the sentence is shown in which the figure stands. */
  readonly showQuote: boolean;
  readonly copying: Copying;
  /** The day as of which the past is shown, `2026-06-30`. */
  readonly asOf?: string;
  /** Whether it stands open from the start, where something else opened it. */
  readonly isOpen?: boolean;
}

/**
 * Draws what opens at «Nguồn»: the sentence a figure stands in, its document with issuer, date and link, which version it is, whether
 * its parts agree with it, and a button that copies the citation.
 */
export function sourceView(options: SourceOptions): TemplateResult {
  const {observation, words, language, base, asOf} = options;
  const {origin, source} = words.statistics;
  const version = versionText(observation, words, language);
  const phrase = figurePhrase(observation, {normalize: false});
  return html`<details class="origin" part="source" lang=${language} ?open=${options.isOpen ?? false}>
    <summary>
      ${source}<span class="visually-hidden">: <span lang="vi">${phrase}</span></span>
    </summary>
    <div class="origin-body">
      ${quoteView(options)} ${documentView(options)}
      ${
        version
          ? html`<p class="version">
              ${version}${
                observation.revision_note ? html`: <span lang="vi">${observation.revision_note}</span>` : nothing
              }
              ${
                base
                  ? html`<br /><a href=${safeAddress(revisionsAddress(base, observation.id), base) ?? nothing}
                        >${origin.revisions}</a
                      >`
                  : nothing
              }
            </p>`
          : nothing
      }
      ${asOf ? html`<p>${words.statistics.asOf(dayText(asOf, language))}</p>` : nothing}
      ${observation.check ? html`<p>${checkSentence(observation.check, words, language)}</p>` : nothing}
      ${citationView(options)}
    </div>
  </details>`;
}

const revisionsAddress = (base: URL, id: string): string =>
  address(base, `v1/statistics/${encodeURIComponent(id)}/revisions.csv`);

const baseOf = ({base}: SourceOptions): URL | string => base ?? document.baseURI;

/** Words that the report itself puts in marks get no second pair. */
const OPENS_WITH_MARKS = /^[“"«]/;

function quoteView(options: SourceOptions): TemplateResult | typeof nothing {
  const {quote, url} = options.observation.provenance;
  if (!options.showQuote || !quote) return nothing;
  return html`<blockquote class="quote" part="quote" cite=${safeAddress(url, baseOf(options)) ?? nothing} lang="vi">
    <p class=${OPENS_WITH_MARKS.test(quote) ? '' : 'marked'}>${quote}</p>
  </blockquote>`;
}

/** The document's name is the link to it. An address that no page may open stands there as text. */
function documentView(options: SourceOptions): TemplateResult {
  const {document: name, issuer, date, url} = options.observation.provenance;
  const {origin} = options.words.statistics;
  const href = safeAddress(url, baseOf(options));
  return html`<dl class="facts-of-source">
    <div>
      <dt>${origin.document}:</dt>
      <dd lang="vi">${href ? html`<a href=${href}>${name}</a>` : name}</dd>
    </div>
    ${
      issuer
        ? html`<div>
            <dt>${origin.issuer}:</dt>
            <dd lang="vi">${issuer}</dd>
          </div>`
        : nothing
    }
    ${
      date
        ? html`<div>
            <dt>${origin.date}:</dt>
            <dd>${dayText(date, options.language)}</dd>
          </div>`
        : nothing
    }
    ${
      url && !href
        ? html`<div>
            <dt>${origin.address}:</dt>
            <dd>${url}</dd>
          </div>`
        : nothing
    }
  </dl>`;
}

/** Where the browser refuses to copy, the words stand selected in a field from which the reader can take them. */
function citationView(options: SourceOptions): TemplateResult {
  const {observation, words, language, copying, asOf} = options;
  const said = words.statistics.citation;
  const outcome = copying.outcomeOf(observation.id);
  const citation = () =>
    citationOf(observation, {
      words,
      language,
      base: baseOf(options),
      pageUrl: location.href,
      accessed: new Date(),
      ...(asOf && {asOf}),
    });
  const onCopy = async ({currentTarget}: Event): Promise<void> => {
    await copying.copy(observation.id, citation());
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

function selectField(body: Element | null): void {
  const field = body?.querySelector('textarea');
  if (!field) return;
  field.focus();
  field.select();
  field.scrollTop = 0;
}
