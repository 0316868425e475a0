import {isObservationList} from '../../api/statistics-guards.js';
import type {Indicator, ObservationList} from '../../api/types.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {type Entry, entryFrom, observationOf, readText} from './inline-entry.js';

/** What stands inside the tag. */
export type InlineSource =
  {readonly json: string} | {readonly data: readonly {readonly value: string | null; readonly text: string}[]};

/** What was understood of it; without a list the faults say why. Faults are sentences for the webmaster. */
export interface InlineOutcome {
  readonly list: ObservationList | undefined;
  readonly faults: readonly string[];
}

const MOST_CHARACTERS = 512 * 1024;
const MOST_FIGURES = 1000;

const refused = (...faults: string[]): InlineOutcome => ({list: undefined, faults});

function listOf(entries: readonly Entry[], faults: readonly string[]): InlineOutcome {
  const now = toRfc3339(new Date());
  const items = entries.map((entry, index) => observationOf(entry, index, now));
  const indicators = new Map<string, Indicator>();
  for (const {indicator, measure} of items) {
    if (!indicators.has(indicator))
      indicators.set(indicator, {id: indicator, name: indicator, definition: null, measure});
  }
  const page = {next: null, limit: Math.max(items.length, 1), as_of: now};
  return {list: {items, indicators: [...indicators.values()], breakdowns: [], page}, faults};
}

function fromJson(text: string): InlineOutcome {
  if (text.length > MOST_CHARACTERS) return refused('khối JSON quá dài; tối đa 512 KB.');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return refused(`khối JSON không đọc được: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isObservationList(body)) return {list: body, faults: []};
  if (!Array.isArray(body)) return refused('khối JSON cần là một mảng số liệu, hoặc nguyên văn câu trả lời của API.');
  if (body.length > MOST_FIGURES) return refused('khối JSON có quá nhiều số liệu; tối đa 1.000.');
  const read = body.map((value: unknown, index) => entryFrom(value, index + 1));
  const faults = read.flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
  return faults.length > 0
    ? refused(...faults)
    : listOf(
        read.filter((entry) => typeof entry !== 'string'),
        [],
      );
}

/** Reads the figures that stand inside a tag. Never throws; nothing in them is taken for markup. */
export function readInline(source: InlineSource): InlineOutcome {
  if ('json' in source) return fromJson(source.json);
  const faults: string[] = [];
  const entries = source.data
    .filter(({text}) => text !== '')
    .slice(0, MOST_FIGURES)
    .map(({value, text}): Entry => {
      const {read, fault} = readText(text, value);
      if (fault) faults.push(fault);
      return {...read, facts: {}};
    });
  if (source.data.length > MOST_FIGURES) faults.push('có quá nhiều thẻ <data>; chỉ đọc 1.000 thẻ đầu.');
  return listOf(entries, faults);
}
