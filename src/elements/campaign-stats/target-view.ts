import {html, nothing, type TemplateResult} from 'lit';
import type {Observation, Quantity, RelatedObservation} from '../../api/types.js';
import type {Words} from '../../locale/words.js';
import {progressToward} from '../../vietnamese/quantity/compare.js';
import type {ComparisonRefusal} from '../../vietnamese/quantity/types.js';
import type {BesideOptions} from './change-view.js';
import {percentText} from './percent-text.js';
import {numberText} from './sentence.js';

type TargetWords = Words['statistics']['target'];

const REASONS: Readonly<Record<ComparisonRefusal, keyof TargetWords['why']>> = {
  mixed_measures: 'measures',
  mixed_statuses: 'measures',
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
  const progress = progressToward(observation, target);
  if ('refusal' in progress) {
    return {lead: said.alone, target: named, why: said.why[REASONS[progress.refusal]], isExact: false};
  }
  const {ratio, isExact} = progress;
  const bound = boundOf(observation, target, isExact);
  const share = said.share[bound](percentText(wholeTenths(ratio), options.language));
  const isOver = (bound === 'exact' && ratio > 1) || (bound === 'over' && ratio >= 1);
  return {lead: isOver ? said.exceeded(share) : said.reached(share), target: named, why: '', ratio, isExact};
}

const targetPhrase = ({quantity, measure, period}: RelatedObservation, {normalize}: BesideOptions): string =>
  `${numberText({quantity}, {normalize})} ${measure.name}, ${period.label}`;

/** Rounded down, so that a target just missed is never said to be reached. */
const wholeTenths = (ratio: number): number => Math.floor(ratio * 1000 + 1e-6) / 10;

const BOUNDS: Readonly<Partial<Record<Quantity['qualifier'], 'over' | 'under'>>> = {
  more_than: 'over',
  at_least: 'over',
  less_than: 'under',
  at_most: 'under',
  almost: 'under',
};

/** On which side of the share the truth lies. */
function boundOf(value: Observation, target: RelatedObservation, isExact: boolean): keyof TargetWords['share'] {
  if (isExact) return 'exact';
  return target.quantity.qualifier === 'exact' ? (BOUNDS[value.quantity.qualifier] ?? 'about') : 'about';
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
