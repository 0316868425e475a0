import {hoChiMinhCityObservations} from './observations/ho-chi-minh-city.js';
import {ministry2018Observations} from './observations/ministry-2018.js';
import {ninhThuan2020Observations} from './observations/ninh-thuan-2020.js';
import {reviewObservations} from './observations/reviews.js';
import type {DemoObservation} from './types.js';

/** Every figure the campaigns report, each with its qualifier, its wording and the article it stands in. */
export const observations: readonly DemoObservation[] = [
  ...hoChiMinhCityObservations,
  ...ministry2018Observations,
  ...ninhThuan2020Observations,
  ...reviewObservations,
];
