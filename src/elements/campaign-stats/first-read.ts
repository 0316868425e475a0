import {address} from '../../api/client.js';
import type {StatisticsQuery} from '../../api/statistics.js';
import {isDay, isPeriodQuery} from '../../shared/calendar.js';
import {type ReadAttribute, textOf, valuesIn} from '../../widget/attributes.js';

/* All of this is in the script that every page loads first. */

/** What a tag asks of the API, without those values that are wrong; undefined where it asks for nothing, or for too little. */
export function queryOf(read: ReadAttribute): StatisticsQuery | undefined {
  const text = (attribute: string): string => textOf(read(attribute));
  const [campaign, period, asOf] = [text('campaign'), text('period'), text('as-of')];
  const indicator = valuesIn(read('indicators')).join(',');
  const byUnit = text('breakdown') === 'unit';
  if (!indicator && (byUnit || !campaign)) return undefined;
  return {
    campaign,
    indicator,
    unit: text('unit'),
    period: isPeriodQuery(period) ? period : '',
    as_of: isDay(asOf) ? asOf : '',
    ...(byUnit && {breakdown: 'unit'}),
  };
}

/** The address that a tag asks first. A headline needs the first observation that is no target. */
export function firstRead(read: ReadAttribute, base: URL): string | undefined {
  const query = queryOf(read);
  return query && address(base, 'v1/statistics', {...query, limit: read('layout') === 'headline' ? 20 : 1000});
}
