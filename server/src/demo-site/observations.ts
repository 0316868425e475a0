import type {DemoCorrection, DemoObservation} from './demo-content.js';
import {hoChiMinhCityObservations} from './observations/ho-chi-minh-city.js';
import {ministry2018Observations} from './observations/ministry-2018.js';
import {exampleCorrections, exampleObservations, exampleUnitObservations} from './observations/monthly-example.js';
import {ninhThuan2020Observations} from './observations/ninh-thuan-2020.js';
import {reviewObservations} from './observations/reviews.js';

/**
 * Every figure the campaigns report, each with its qualifier, its wording and the article it stands in; behind them the assumed
 * figures of the one campaign that exists for demonstration only.
 */
export const observations: readonly DemoObservation[] = [
  ...hoChiMinhCityObservations,
  ...ministry2018Observations,
  ...ninhThuan2020Observations,
  ...reviewObservations,
  ...exampleObservations,
  ...exampleUnitObservations,
];

/** What has been corrected or withdrawn since; of the assumed figures only. */
export const corrections: readonly DemoCorrection[] = exampleCorrections;
