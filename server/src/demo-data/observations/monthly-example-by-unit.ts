import type {DemoObservation} from '../types.js';
import {units} from '../units.js';
import {number} from './figure.js';
import {example, grouped, monthOf} from './monthly-example-report.js';

/** Some number of its own for each unit and month, the same at every start: it grows over the year, more in some units. */
function households(unit: number, month: number): number {
  return 120 + ((unit * 37) % 61) * 9 + month * (4 + (unit % 7)) + ((unit * unit + month * 29) % 23);
}

const provinces = units.filter(({kind}) => kind === 'province');

/**
 * Households in every provincial unit and month of 2025: the 34 forces of today over the whole year, the 29 former ones until
 * they ended with June.
 */
export const exampleUnitObservations: readonly DemoObservation[] = Array.from({length: 12}, (_, at) => {
  const {name, ...month} = monthOf(2025, at + 1);
  return provinces.flatMap((unit, place) => {
    if (unit.valid_to !== null && unit.valid_to < (month.period.start ?? '')) return [];
    const amount = households(place, at + 1);
    return example(
      `vi-du-ho-ky-cam-ket-${unit.id}-${name}`,
      'vi-du-ho-ky-cam-ket',
      'ký cam kết bảo đảm an ninh, trật tự',
      {
        ...month,
        unit: unit.id,
        quantity: number('exact', String(amount), grouped(amount)),
      },
    );
  });
}).flat();
