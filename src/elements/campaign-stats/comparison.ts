import {css, html, nothing, type TemplateResult} from 'lit';
import type {Observation, Period, Quantity, RelatedObservation} from '../../api/types.js';
import {formatDay} from '../../vietnamese/dates.js';
import {changeBetween, type ComparisonRefusal, progressToward} from '../../vietnamese/quantity/arithmetic.js';
import {formatFigure} from '../../vietnamese/quantity/format.js';
import type {LanguageCode} from '../../widget/language.js';
import {type ObservationView, sign} from './observation.js';
import type {PartWords} from './vi.js';
import {change as changeWords, target as targetWords} from './vi-parts.js';

/** What a change or a target is told from. */
export interface ComparisonOptions extends Pick<ObservationView, 'words' | 'language' | 'write'> {
  readonly observation: Observation;
}

/** Writes a number of per cent with at most one decimal: «12,5%», in English «12.5%». */
function percentText(percent: number, language: LanguageCode): string {
  const [whole = '', fraction] = String(Math.round(percent * 10) / 10).split('.');
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, group)}${fraction ? point + fraction : ''}%`;
}

const QUARTER_MONTHS = 3;

/**
 * Names a period inside a sentence of the widget: by the report's own words in Vietnamese, by the calendar in English where the
 * calendar has a name for it.
 */
function periodText({kind, start, label}: Period, language: LanguageCode): string {
  const first = language === 'en' && start ? /^(\d{4})-(\d{2})-\d{2}$/.exec(start) : null;
  if (!first) return label;
  const [, year = '', month = ''] = first;
  switch (kind) {
    case 'year':
      return year;
    case 'half_year':
      return `${month === '01' ? 'the first' : 'the second'} half of ${year}`;
    case 'quarter':
      return `Q${Math.ceil(Number(month) / QUARTER_MONTHS)} ${year}`;
    case 'month':
      return formatDay(new Date(`${year}-${month}-01T00:00:00+07:00`), 'en').replace(/^\d+ /, '');
    default:
      return label;
  }
}

type Direction = 'increase' | 'decrease' | 'same';

/** Up and down are neither good nor bad by themselves, so direction has a sign and words, and no colour. */
const SIGNS: Readonly<Record<Direction, TemplateResult>> = {
  increase: sign('up', 'M6 2 11 10H1Z'),
  decrease: sign('down', 'M6 10 1 2h10Z'),
  same: html`<span aria-hidden="true">=</span>`,
};
/** What one decimal can tell. */
const LEAST_PERCENT = 0.05;

/**
 * Tells how an observation moved against the period before, as far as the reports prove it: «Tăng 12,5% so với tháng 8/2026 (từ 40 lên
 * 45)». Undefined where there is nothing before, where nothing is proven, and of observations that tell a change themselves.
 */
function changeOf(options: ComparisonOptions): {readonly direction: Direction; readonly text: string} | undefined {
  const {observation, words, language} = options;
  const {previous} = observation;
  if (!previous || observation.change !== null) return undefined;
  const change = changeBetween(previous, observation);
  if ('refusal' in change) return undefined;
  const said = words.change ?? changeWords;
  const since = periodText(previous.period, language);
  const from = numberText(previous, options);
  const to = numberText(observation, options);
  const {direction} = change;
  if (direction === 'same') return {direction, text: said.same(since, to)};
  const percent = change.isExact ? change.percent : null;
  const by = percent !== null && percent < LEAST_PERCENT ? said.lessThan(percentText(0.1, language)) : undefined;
  return {
    direction,
    text: said[direction](by ?? (percent === null ? '' : percentText(percent, language)), since, from, to),
  };
}

/** The number with its qualifier inside a sentence of the widget, so in the language of the page: «more than 70». */
const numberText = ({quantity}: Observation | RelatedObservation, {language, write}: ComparisonOptions): string =>
  language === 'vi' ? write(quantity) : formatFigure(quantity, 'normalised', language);

/** Draws how an observation moved, as a sign that is not read out and a sentence; nothing where `changeOf` tells nothing. */
export function changeView(options: ComparisonOptions): TemplateResult | typeof nothing {
  const change = changeOf(options);
  if (!change) return nothing;
  return html`<p class="change" part="change" data-direction=${change.direction} lang=${options.language}>
    ${SIGNS[change.direction]} ${change.text}
  </p>`;
}

type TargetWords = PartWords['target'];
type Bound = keyof TargetWords['share'];

/** What binary fractions may be off by, in tenths of a per cent. */
const NOISE = 1e-6;

const REASONS: Readonly<Record<ComparisonRefusal, keyof TargetWords['why']>> = {
  mixed_measures: 'measures',
  mixed_statuses: 'status',
  mixed_changes: 'measures',
  mixed_periods: 'periods',
  mixed_units: 'units',
  without_amount: 'amount',
  unproven: 'unproven',
  zero_target: 'unproven',
};

/** How far an observation has come, ready to be drawn and said; without `ratio` where the two cannot be compared. */
interface TargetState {
  /** What is said before the words of the target: «Đạt 93% chỉ tiêu». */
  readonly lead: string;
  /** The target in the report's words: «300.000 cuộc họp dân, năm 2026». */
  readonly target: string;
  /** Why nothing is compared; empty where it is. */
  readonly why: string;
  /** 1 is reached. */
  readonly ratio?: number;
  readonly isExact: boolean;
}

/** Tells how far an observation has come toward its target; undefined where it has none. */
function targetOf(options: ComparisonOptions): TargetState | undefined {
  const {observation, words} = options;
  const {target} = observation;
  if (!target) return undefined;
  const said = words.target ?? targetWords;
  const named = targetPhrase(target, options);
  const alone = (why: keyof TargetWords['why']): TargetState => ({
    lead: said.alone,
    target: named,
    why: said.why[why],
    isExact: false,
  });
  if (isLimit(target)) return alone('limit');
  const progress = progressToward(observation, target);
  if ('refusal' in progress) return alone(REASONS[progress.refusal]);
  const {ratio, isExact} = progress;
  const bound = isExact ? 'exact' : boundOf(observation, target);
  const share = shareText(ratio, bound, options);
  const isOver = IS_FROM_BELOW.has(bound) && (bound === 'over' ? ratio >= 1 : ratio > 1);
  return {lead: isOver ? said.exceeded(share) : said.reached(share), target: named, why: '', ratio, isExact};
}

const targetPhrase = ({quantity, measure, period}: RelatedObservation, {write}: ComparisonOptions): string =>
  `${write(quantity)} ${measure.name}, ${period.label}`;

/** A target that is not to be passed has no share that is reached. */
const isLimit = ({quantity: {qualifier}}: RelatedObservation): boolean =>
  qualifier === 'at_most' || qualifier === 'less_than';

const BOUNDS: Readonly<Partial<Record<Quantity['qualifier'], Bound>>> = {
  more_than: 'over',
  at_least: 'atLeast',
  less_than: 'under',
  almost: 'under',
  at_most: 'atMost',
};
const IS_FROM_BELOW: ReadonlySet<Bound> = new Set(['exact', 'over', 'atLeast']);

/** On which side of the share the truth lies. */
function boundOf({quantity}: Observation, target: RelatedObservation): Bound {
  const isFirm = target.quantity.qualifier === 'exact' || target.quantity.qualifier === 'at_least';
  return isFirm ? (BOUNDS[quantity.qualifier] ?? 'about') : 'about';
}

/** Rounded to the side on which it stays true: a target just missed is never said to be reached. */
function shareText(ratio: number, bound: Bound, {words, language}: ComparisonOptions): string {
  const {share} = words.target ?? targetWords;
  const tenths = ratio * 1000;
  const towards = IS_FROM_BELOW.has(bound) ? Math.floor(tenths + NOISE) : Math.ceil(tenths - NOISE);
  const rounded = bound === 'about' ? Math.round(tenths) : towards;
  if (rounded === 0 && ratio > 0) return share.under(percentText(0.1, language));
  return share[bound](percentText(rounded / 10, language));
}

/** Draws target and progress; the words say all that the bar does, so the bar is not read out a second time. */
export function targetView(options: ComparisonOptions): TemplateResult | typeof nothing {
  const state = targetOf(options);
  if (!state) return nothing;
  const {lead, target, why, ratio, isExact} = state;
  return html`<div class="target" part="target" lang=${options.language}>
    <p>${lead} <span lang="vi">${target}</span>${why ? html`<br /><span class="muted">${why}</span>` : nothing}</p>
    ${
      ratio === undefined
        ? nothing
        : html`<progress
            class=${isExact ? 'progress' : 'progress inexact'}
            max="1"
            value=${Math.min(ratio, 1)}
            aria-hidden="true"
          ></progress>`
    }
  </div>`;
}

/** Draws how an observation moved and how far it has come, of these what the tag asks for. */
const comparisonView = (options: ComparisonOptions & Pick<ObservationView, 'show'>): TemplateResult =>
  html`${options.show.has('change') ? changeView(options) : nothing}
  ${options.show.has('target') ? targetView(options) : nothing}`;

export const styles = [
  css`
    .change .sign {
      inline-size: 0.7em;
      block-size: 0.7em;
      vertical-align: baseline;
    }

    .progress {
      display: block;
      appearance: none;
      inline-size: 100%;
      block-size: 0.6em;
      margin-block-start: 0.3em;
      border: 0.0625em solid currentcolor;
      border-radius: var(--_radius);
      background: transparent;
      overflow: hidden;
      print-color-adjust: exact;
    }

    .progress::-webkit-progress-bar {
      background: transparent;
    }

    .progress::-webkit-progress-value {
      background: var(--_accent);
    }

    .progress::-moz-progress-bar {
      background: var(--_accent);
    }

    .progress.inexact::-webkit-progress-value {
      background: repeating-linear-gradient(-45deg, var(--_accent) 0 0.2em, transparent 0.2em 0.4em);
    }

    .progress.inexact::-moz-progress-bar {
      background: repeating-linear-gradient(-45deg, var(--_accent) 0 0.2em, transparent 0.2em 0.4em);
    }

    @media (forced-colors: active) {
      .progress {
        --_accent: CanvasText;
        forced-color-adjust: none;
        border-color: CanvasText;
        background: Canvas;
      }
    }
  `,
];

export const create = (): typeof comparisonView => comparisonView;
