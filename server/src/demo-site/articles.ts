import {fireSafety} from './articles/fire-safety.js';
import {fraudWarnings} from './articles/fraud-warnings.js';
import {hoChiMinhCityHistory, ministryHistory, ninhThuanHistory} from './articles/history.js';
import {identityProcedures} from './articles/identity-procedures.js';
import {residenceAndVehicles} from './articles/residence-and-vehicles.js';
import {traffic} from './articles/traffic.js';
import {weatherAndNeighbourhood} from './articles/weather-and-neighbourhood.js';
import type {DemoArticle} from './demo-content.js';

/** Everything the units have published: the past that carries the campaign figures, and today's service. */
export const articles: readonly DemoArticle[] = [
  ...hoChiMinhCityHistory,
  ...ministryHistory,
  ...ninhThuanHistory,
  ...fraudWarnings,
  ...identityProcedures,
  ...residenceAndVehicles,
  ...fireSafety,
  ...traffic,
  ...weatherAndNeighbourhood,
];
