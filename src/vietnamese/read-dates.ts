import {fold} from './search.js';

/** A date that was read, or why it was not. */
export type DateReading =
  | {
      readonly ok: true;
      /** The moment; midnight in Vietnam where the text tells only the day. */
      readonly date: Date;
      /** Whether the text tells a time of day. */
      readonly hasTime: boolean;
      /** Whether the year was taken from the context («26-9»). */
      readonly assumedYear: boolean;
    }
  | {
      readonly ok: false;
      /**
       * `empty`; `unknown`: no spelling that is known; `impossible`: such a day or time does not exist (31/02); `no_year`: day and
       * month without a year and without a context.
       */
      readonly reason: 'empty' | 'unknown' | 'impossible' | 'no_year';
    };

/** Where a date without a year stands. */
export interface DateContext {
  /** Moment of reading: «26-9» is then the latest 26 September that is not later than this. */
  readonly now?: Date;
  /** The year of the page around it; goes before `now`. */
  readonly yearFromContext?: number;
}

interface Day {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}
interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const VIETNAM = 7 * 60;
const MINUTE_MS = 60_000;
/** The longest spelling known, a browser's own with a zone in words, is shorter. */
const LONGEST = 100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const THANG = ['mot', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai'];
/** Minutes east of Greenwich: the names of RFC 2822, section 4.3, and Vietnam's own. */
const ZONES: Readonly<Record<string, number>> = {
  ...{z: 0, ut: 0, utc: 0, gmt: 0, ict: VIETNAM},
  ...{est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420},
};

const WEEKDAY =
  /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b\.?/;
const TIME =
  /[^\d:./-](\d{1,2})\s*(?::\s*(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?|(?:h|g(?![a-z])|gio)\s*(?:(\d{2})(?:\s*phut)?)?)(?![\d:])(?:\s*(am|pm|sa|ch|sang|chieu)(?![a-z]))?/;
const OFFSET = /(?:(?:gmt|utc|\but)\s*|\s)([+-])(\d{1,2})(?::?(\d{2}))?(?![\d/-])/;
const GLUED_OFFSET = /(:\d{2}(?:\.\d{1,9})?)([+-]\d)/;
const ZONE_NAME = new RegExp(`\\b(${Object.keys(ZONES).join('|')})\\b`);
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t ]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(z|[+-]\d{2}(?::?\d{2})?)?)?$/;

const DAY_MONTH_YEAR = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})$/;
const YEAR_MONTH_DAY = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/;
const DAY_MONTH = /^(\d{1,2})[/-](\d{1,2})$/;
const IN_WORDS = new RegExp(
  `^(\\d{1,2}),? (?:thang|thg) (\\d{1,2}|${[...THANG].reverse().join('|')})(?:,? (?:nam )?(\\d{4}))?$`,
);
const DAY_NAMED_MONTH = new RegExp(`^(\\d{1,2})[ -]${MONTH},?[ -](\\d{4}|\\d{2})$`);
const NAMED_MONTH_DAY = new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})$`);

/**
 * Reads a date as feeds and Vietnamese pages write it: RFC 822 and 2822, RFC 3339 and ISO 8601, «Thứ Ba, 12/06/2018, 08:55 [GMT+7]»,
 * «Chủ Nhật, 2/10/2022», «03/6/2013», «23-9-2019», «26-9», «ngày 5 tháng 9 năm 2019». The day stands before the month, always; a time
 * without zone is Vietnam's; a weekday that does not fit is passed over. Nothing is guessed: what is not surely a date is refused.
 */
export function readDate(text: string, context: DateContext = {}): DateReading {
  const plain = fold(text.slice(0, 4 * LONGEST))
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain === '') return refused('empty');
  if (plain.length > LONGEST) return refused('unknown');
  const iso = ISO.exec(plain);
  return iso ? fromIso(iso) : fromWords(plain, context);
}

function fromIso(match: RegExpExecArray): DateReading {
  const [, year, month, day, hour, minute, second, , zone] = match;
  const time = hour === undefined ? undefined : {hour: +hour, minute: Number(minute), second: Number(second ?? 0)};
  const offset = zone === undefined ? VIETNAM : zone === 'z' ? 0 : minutesOf(zone);
  const milliseconds = Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000);
  return moment({year: Number(year), month: Number(month), day: Number(day)}, time, offset, {}, milliseconds);
}

/** Takes weekday, zone and time out, wherever they stand; what is left must be a day and nothing else. */
function fromWords(plain: string, context: DateContext): DateReading {
  let rest = ` ${plain.replace(GLUED_OFFSET, '$1 $2')} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const offset = take(OFFSET);
  if (offset) take(/\|\s*[\])]?\s*\([^()]*\)\s*$/);
  const clock = take(TIME);
  const zoneName = clock && !offset ? take(ZONE_NAME) : null;
  take(WEEKDAY);
  const bare = rest
    .replaceAll(/[|,[\]()]/g, ' ')
    .replaceAll(/\b(?:ngay|luc|hoi)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ -]+|[ -]+$/g, '');
  const day = readDay(bare);
  if (!day) return refused('unknown');
  const time = clock ? readTime(clock) : undefined;
  if (clock && !time) return refused('impossible');
  const minutes = offset
    ? minutesOf(`${offset[1] ?? '+'}${(offset[2] ?? '').padStart(2, '0')}${offset[3] ?? ''}`)
    : VIETNAM;
  return moment(day, time, zoneName ? ZONES[zoneName[1] ?? ''] : minutes, context);
}

function readDay(text: string): Day | undefined {
  const numbers = DAY_MONTH_YEAR.exec(text);
  if (numbers) return {day: Number(numbers[1]), month: Number(numbers[3]), year: Number(numbers[4])};
  const reversed = YEAR_MONTH_DAY.exec(text);
  if (reversed) return {day: Number(reversed[4]), month: Number(reversed[3]), year: Number(reversed[1])};
  const short = DAY_MONTH.exec(text);
  if (short) return {day: Number(short[1]), month: Number(short[2]), year: undefined};
  const words = IN_WORDS.exec(text);
  if (words) {
    const [, day, month = '', year] = words;
    return {day: Number(day), month: THANG.indexOf(month) + 1 || Number(month), year: year ? Number(year) : undefined};
  }
  const [, day, name = '', year = ''] = DAY_NAMED_MONTH.exec(text) ?? [];
  if (day) return {day: Number(day), month: MONTHS.indexOf(name) + 1, year: fullYear(year)};
  const [, month = '', dayAfter, yearAfter] = NAMED_MONTH_DAY.exec(text) ?? [];
  if (month) return {day: Number(dayAfter), month: MONTHS.indexOf(month) + 1, year: Number(yearAfter)};
  return undefined;
}

/** RFC 2822, section 4.3: 00 to 49 are of this century, 50 to 99 of the last. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
}

function readTime([, hours, minutes, seconds, minutesAfterHour, half]: RegExpExecArray): Time | undefined {
  let hour = Number(hours);
  if (half !== undefined) {
    const isMorning = ['am', 'sa', 'sang'].includes(half);
    if (isMorning && hour > 12) return undefined;
    if (isMorning && hour === 12) hour = 0;
    if (!isMorning && hour < 12) hour += 12;
  }
  return {hour, minute: Number(minutes ?? minutesAfterHour ?? 0), second: Number(seconds ?? 0)};
}

/** Minutes of `+0700`, `+07:00` or `+07`; NaN where no place on earth has such a clock. */
function minutesOf(offset: string): number {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || 0)];
  const size = hours <= 14 && minutes < 60 ? hours * 60 + minutes : Number.NaN;
  return offset.startsWith('-') ? -size : size;
}

function moment(
  day: Day,
  time: Time | undefined,
  offset = Number.NaN,
  context: DateContext = {},
  milliseconds = 0,
): DateReading {
  if (day.year === undefined) return inYearOfContext(day, time, offset, context);
  const {hour, minute, second} = time ?? {hour: 0, minute: 0, second: 0};
  const exists = isDay(day.year, day.month, day.day) && hour < 24 && minute < 60 && second <= 60;
  // a day alone is Vietnam's day, whatever zone stands beside it
  const shift = (time ? offset : VIETNAM) * MINUTE_MS;
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day, hour, minute, second, milliseconds) - shift);
  if (!exists || Number.isNaN(date.getTime())) return refused('impossible');
  return {ok: true, date, hasTime: time !== undefined, assumedYear: false};
}

function inYearOfContext(day: Day, time: Time | undefined, offset: number, context: DateContext): DateReading {
  const {now, yearFromContext} = context;
  if (yearFromContext === undefined && now === undefined) return refused('no_year');
  const thisYear = now && new Date(now.getTime() + VIETNAM * MINUTE_MS).getUTCFullYear();
  const year = yearFromContext ?? thisYear;
  let reading = moment({...day, year}, time, offset);
  const isLater = reading.ok && now !== undefined && reading.date > now;
  if (yearFromContext === undefined && thisYear !== undefined && (isLater || !reading.ok)) {
    reading = moment({...day, year: thisYear - 1}, time, offset);
  }
  return reading.ok ? {...reading, assumedYear: true} : reading;
}

function isDay(year: number, month: number, day: number): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
}

const refused = (reason: Extract<DateReading, {ok: false}>['reason']): DateReading => ({ok: false, reason});
