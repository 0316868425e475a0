import type {components} from '../../../src/api/generated/contract.js';
import type {Day} from '../database/schema.js';
import type {Period} from '../../../src/shared/period.js';
import type {UnitNames} from './unit-names.js';

export type Indicator = components['schemas']['Indicator'];
export type Measure = components['schemas']['Measure'];
export type Status = components['schemas']['ObservationStatus'];

/** What tells one figure from another, and of what it is a part. */
export interface KnownObservation {
  readonly id: string;
  readonly campaign: string;
  readonly indicator: string;
  readonly unit: string;
  readonly period: Period;
  readonly status: Status;
  readonly change: components['schemas']['Observation']['change'];
  readonly part_of: string | null;
}

/** What the database holds that a file may name, on the day it is read. */
export interface Known {
  readonly today: Day;
  readonly units: UnitNames;
  readonly campaigns: ReadonlySet<string>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The address of each. */
  readonly articles: ReadonlyMap<string, string>;
  /** All of the campaigns that the file names, and whatever its rows are parts of. */
  readonly observations: ReadonlyMap<string, KnownObservation>;
}
