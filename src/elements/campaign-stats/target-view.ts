import {html, nothing, type TemplateResult} from 'lit';
import type {Observation, Quantity, RelatedObservation} from '../../api/types.js';
import type {Words} from './vi.js';
import {progressToward} from '../../vietnamese/quantity/arithmetic.js';
import type {ComparisonRefusal} from '../../vietnamese/quantity/types.js';
import type {BesideOptions} from './change-view.js';
import {percentText} from './percent-text.js';
import {numberText} from './sentence.js';

type TargetWords = Words['statistics']['target'];
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

/** How far a figure has come, ready to be drawn and said; without `ratio` where the two cannot be compared. */
export interface TargetState {
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

/** Tells how far a figure has come toward its target; undefined where it has none. */
export function targetOf(options: BesideOptions): TargetState | undefined {
  const {observation, words} = options;
  const {target} = observation;
  if (!target) return undefined;
  const said = words.statistics.target;
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

const targetPhrase = ({quantity, measure, period}: RelatedObservation, {normalize}: BesideOptions): string =>
  `${numberText({quantity}, {normalize})} ${measure.name}, ${period.label}`;

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
function shareText(ratio: number, bound: Bound, {words, language}: BesideOptions): string {
  const {share} = words.statistics.target;
  const tenths = ratio * 1000;
  const towards = IS_FROM_BELOW.has(bound) ? Math.floor(tenths + NOISE) : Math.ceil(tenths - NOISE);
  const rounded = bound === 'about' ? Math.round(tenths) : towards;
  if (rounded === 0 && ratio > 0) return share.under(percentText(0.1, language));
  return share[bound](percentText(rounded / 10, language));
}

/** Draws target and progress; the words say all that the bar does, so the bar is not read out a second time. */
export function targetView(options: BesideOptions): TemplateResult | typeof nothing {
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
