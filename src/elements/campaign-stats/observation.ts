import {html, nothing, render, type TemplateResult} from 'lit';
import type {Observation, Quantity} from '../../api/types.js';
import {formatDay} from '../../vietnamese/dates.js';
import type {LanguageCode} from '../../widget/language.js';
import type {create as createComparison} from './comparison.js';
import type {OnDemand} from '../../widget/on-demand.js';
import type {SourceBodies} from './source.js';
import type {Words} from './vi.js';

/** What can be shown of an observation besides number, measure and label. */
export const DETAILS = ['unit', 'period', 'source', 'quote', 'target', 'change', 'download'] as const;
export type Detail = (typeof DETAILS)[number];

type Drawn = TemplateResult | typeof nothing;

/** Writes the number of an observation with its qualifier: as the report does («15.3 tỷ»), or all in one way («15,3 tỷ»). */
export type WriteNumber = (quantity: Quantity) => string;

/** Writes a number as the report does. */
export const asWritten: WriteNumber = ({written_as: text}) => text;

/** How observations are told here: what every layout needs to know besides them. */
export interface ObservationView {
  readonly words: Words;
  readonly language: LanguageCode;
  /** The API's base; undefined where the observations stand in the page itself. */
  readonly base: URL | undefined;
  /** The day as of which the past is shown, `2026-06-30`; empty for the present. */
  readonly asOf: string;
  readonly write: WriteNumber;
  readonly show: ReadonlySet<Detail>;
  /** What opens at «Nguồn». */
  readonly source: Pick<OnDemand<SourceBodies>, 'code' | 'hasFailed' | 'isRetrying'>;
  /** Fetches what opens there. */
  readonly onSource: () => void;
  /** Draws change and target; there where `show` has one of them, unless it could not be had. */
  readonly comparison: ReturnType<typeof createComparison> | undefined;
}

/** Puts texts into one, without those that are empty. */
export const joined = (by: string, parts: readonly (string | false | null | undefined)[]): string =>
  parts
    .map((part) => (part || '').trim())
    .filter(Boolean)
    .join(by);

/** Number, qualifier, measure and label in the order in which they are read: «hơn 9,3 triệu lượt người tham gia các cuộc họp dân». */
export function phraseOf(
  {quantity, measure, label}: Pick<Observation, 'quantity' | 'measure' | 'label'>,
  write = asWritten,
): string {
  return joined(' ', [write(quantity), measure.name, label]);
}

/** Says that the observations are those known at the end of a day (`2026-06-30`); nothing without one. */
export const asOfText = (asOf: string, {words, language}: Pick<ObservationView, 'words' | 'language'>): string =>
  asOf && words.asOf(formatDay(new Date(`${asOf}T00:00:00+07:00`), language));

/** Where an observation comes from, as one line. */
export function sourceLine({provenance: {document, issuer}}: Observation): string {
  return document.includes(issuer) ? document : `${document}, ${issuer}`;
}

/** The value that all have in common, if they have one. */
export function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** Leaves out each target that is told beside its observation and so needs no place of its own. */
export function withoutTargets(observations: readonly Observation[]): Observation[] {
  const targetIds = new Set(observations.map(({target}) => target?.id));
  return observations.filter(({id}) => !targetIds.has(id));
}

/**
 * The observation of a headline: the first that belongs to the first indicator named, else the first there is; a target only where there
 * is nothing else.
 */
export function headlineOf(observations: readonly Observation[], [named]: readonly string[]): Observation | undefined {
  const results = observations.filter(({status}) => status !== 'target');
  return results.find(({indicator}) => indicator === named) ?? results[0] ?? observations[0];
}

/** Whether the report gives words in place of a number. */
const isInWords = ({qualifier, written_as: text}: Quantity): boolean =>
  qualifier === 'unquantified' || !/\d/.test(text);

/** One run of text in one paragraph, so that a screen reader speaks number, measure and label as one sentence. */
export function observationText(
  {quantity, measure, label, actors}: Observation,
  number: TemplateResult | string,
): TemplateResult {
  return html`<span class=${isInWords(quantity) ? 'quantity words' : 'quantity'} part="quantity">${number} </span
    ><span class="measure" part="measure">${measure.name}</span>
    <span part="label">${label}</span> ${actors ? html`<span class="muted">(${actors})</span>` : nothing}`;
}

/** What kind of observation it is, unless simply reported. */
export function statusView({status}: Observation, {words, language}: ObservationView): Drawn {
  const word = words.status[status];
  return word ? html`<span class="status" lang=${language}>${word}</span>` : nothing;
}

/** The same, whose it is and of when. */
function factsView(observation: Observation, view: ObservationView): Drawn {
  const {unit, period} = observation;
  const status = statusView(observation, view);
  const facts = [view.show.has('unit') && unit.name, view.show.has('period') && period.label].filter(Boolean);
  if (status === nothing && facts.length === 0) return nothing;
  return html`<p class="facts muted">${status} ${facts.map((fact) => html`<span>${fact}</span> `)}</p>`;
}

/**
 * A small sign in the colour of its text, which is not read out. It is drawn and not written: fonts of phones lack such signs, or show
 * them as coloured pictures.
 *
 * @param path - in a square of 12 units
 */
export const sign = (name: string, path: string): TemplateResult =>
  html`<svg class="sign" data-sign=${name} aria-hidden="true" viewBox="0 0 12 12">
    <path d=${path} fill-rule="evenodd"></path>
  </svg>`;

/**
 * A sentence where the parts are more than the whole: the observation is marked, not hidden. The API's own is more precise, but
 * Vietnamese only.
 */
export function checkView({check}: Observation, {words, language}: ObservationView): Drawn {
  if (check?.result !== 'exceed') return nothing;
  return html`<p class="check" part="check" lang=${language}>
    ${sign('warning', 'M6 .5 12 11.5H0ZM5.4 4.3v3.4h1.2V4.3ZM5.4 8.6v1.2h1.2V8.6Z')}
    ${words.check?.exceed ?? check.detail}
  </p>`;
}

/** What the number leaves out, where it does. */
function coverageNote({coverage}: Observation): Drawn {
  return coverage && coverage.kind !== 'complete' ? html`<p class="note muted">${coverage.note}</p>` : nothing;
}

/** How an observation moved and how far it has come, where the tag asks for that. */
export function comparisonView(observation: Observation, view: ObservationView): Drawn {
  return view.comparison?.({...view, observation}) ?? nothing;
}

/** Whether an observation has a source that the tag wants shown. */
export const hasSource = ({provenance}: Observation, {show}: Pick<ObservationView, 'show'>): boolean =>
  (show.has('source') || show.has('quote')) && provenance.document !== '';

/** What opens at «Nguồn»; nothing where nobody said where the observation comes from. */
export function sourceView(observation: Observation, view: ObservationView, isOpen = false): Drawn {
  const {words, language, source, onSource} = view;
  if (!hasSource(observation, view)) return nothing;
  return html`<details class="origin" part="source" lang=${language} ?open=${isOpen} @toggle=${onSource}>
    <summary>
      ${words.source}<span class="visually-hidden">: <span lang="vi">${phraseOf(observation)}</span></span>
    </summary>
    <div class="origin-body">${source.code?.render(observation, view) ?? waitingView(view)}</div>
  </details>`;
}

/** All that stands below the words of an observation. */
export const notesView = (observation: Observation, view: ObservationView): TemplateResult =>
  html`${checkView(observation, view)} ${coverageNote(observation)} ${comparisonView(observation, view)}
  ${factsView(observation, view)} ${sourceView(observation, view)}`;

type Missing = readonly Pick<OnDemand<unknown>, 'isRetrying'>[];

/** Says that parts of the widget could not be had. */
export const missingText = (parts: Missing, words: Words): string =>
  parts.some(({isRetrying}) => isRetrying) ? words.retrying : words.errors.network;

/**
 * Says the same where the parts would stand, with a way to try again. It is not read out from here: a region that comes into the page
 * with its words is not.
 */
export const missingView = (parts: Missing, words: Words, retry: () => void): TemplateResult =>
  html`<p class="missing-part">${missingText(parts, words)}</p>
    <button class="quiet retry" part="retry" type="button" @click=${retry}>${words.retry}</button>`;

/** Stands in for the source of an observation until what draws it is there. */
const waitingView = ({words, source, onSource}: ObservationView): TemplateResult =>
  source.hasFailed ? missingView([source], words, onSource) : html`<span class="bone line"></span>`;

/** The source that all observations have in common, as one line below them; nothing where they have several. */
export function commonSourceView(
  observations: readonly Observation[],
  {words, language, show}: ObservationView,
): Drawn {
  const line = common(observations.map(sourceLine));
  if (!line || !show.has('source')) return nothing;
  return html`<p class="source common muted" part="source" lang="vi">
    <span lang=${language}>${words.source}:</span> ${line}
  </p>`;
}

/** An observation with the parts that the report names for it. */
export interface WholeWithParts {
  readonly whole: Observation;
  readonly parts: readonly Observation[];
}

/** Puts parts under their whole, in the order of the report. A part whose whole is not shown stands alone; nothing is left out. */
export function withParts(observations: readonly Observation[]): WholeWithParts[] {
  const shown = new Set(observations.map(({id}) => id));
  const isPart = ({part_of: whole, id}: Observation) => whole !== null && whole !== id && shown.has(whole);
  return observations
    .filter((observation) => !isPart(observation))
    .map((whole) => ({
      whole,
      parts: observations.filter((observation) => isPart(observation) && observation.part_of === whole.id),
    }));
}

/**
 * Draws a tile for each observation, with the parts that its report names. An observation keeps its element, and with it the focus and an
 * open source, where others change places or come.
 */
export class Tiles {
  #elements: ReadonlyMap<string, HTMLElement> = new Map();

  render(observations: readonly Observation[], view: ObservationView): TemplateResult {
    const shown = view.show.has('target') && view.comparison ? withoutTargets(observations) : observations;
    const kept = new Map(this.#elements);
    const tiles = withParts(shown).map(({whole, parts}) => {
      const {id, status} = whole;
      const element = kept.get(id) ?? document.createElement('li');
      kept.delete(id);
      element.className = parts.length > 0 ? 'item has-parts' : 'item';
      element.setAttribute('part', 'item');
      element.dataset['status'] = status;
      render(tileView({whole, parts}, view), element);
      return [id, element] as const;
    });
    this.#elements = new Map(tiles);
    return html`
      <ul class="items" part="items" role="list" lang="vi">
        ${tiles.map(([, element]) => element)}
      </ul>
      ${commonSourceView(shown, view)}
    `;
  }
}

function tileView({whole, parts}: WholeWithParts, view: ObservationView): TemplateResult {
  return html`<p class="figure">${observationText(whole, view.write(whole.quantity))}</p>
    ${parts.length > 0 ? partsView(parts, view) : nothing} ${notesView(whole, view)}`;
}

function partsView(parts: readonly Observation[], view: ObservationView): TemplateResult {
  return html`<div class="parts" part="parts">
    <span lang=${view.language}>${view.words.parts}</span>
    <ul>
      ${parts.map((part) => html`<li>${phraseOf(part, view.write)} ${statusView(part, view)}</li>`)}
    </ul>
  </div>`;
}
