/** How the words of a report bind its number. */
export type Qualifier =
  | 'exact'
  | 'more_than'
  | 'less_than'
  | 'almost'
  | 'about'
  | 'at_least'
  | 'at_most'
  | 'magnitude'
  | 'range'
  | 'unquantified';

/** What a report says of how many: the shape of the API's `Quantity`. */
export interface Quantity {
  readonly qualifier: Qualifier;
  /** Plain decimal with a point («9300000», «0.5»); the lower end of a range; null where the report has no number. */
  readonly amount: string | null;
  /** The upper end of a range, else null. */
  readonly amount_max: string | null;
  /** The power of ten of «hàng chục tỷ» (10), else null. */
  readonly magnitude: number | null;
  /** Number and qualifier in the words of the report, without the measure: «hơn 9,3 triệu». */
  readonly written_as: string;
  /** The power of ten of the scale word: 6 for triệu, 9 for tỷ, 0 without one, null where nothing is counted. */
  readonly scale: number | null;
  /**
   * How many digits, counted from the first that is not zero, the report vouches for. Zeros at the end of a whole number are
   * counted where it is exact («20»: 2) and not where it is rounded («gần 60»: 1); zeros behind a decimal sign always are.
   * In a range it counts the digits of the greater end. A sum may carry more digits in `amount` than it vouches for.
   */
  readonly significant_digits: number | null;
}

/** The ways in which a quantity is written; see `formatQuantity`. */
export type QuantityStyle = 'written' | 'normalised' | 'short' | 'long' | 'spoken';

/** The languages in which quantities are written. */
export type QuantityLanguage = 'vi' | 'en';

/** What is counted. Attendances (`occurrences`) are not persons, and đồng are not houses. */
export interface CountedMeasure {
  readonly kind: string;
  readonly name: string;
  readonly currency?: string;
}

/** A quantity with what decides whether it may be added to or compared with another; the API's `Observation` is one. */
export interface Summand {
  readonly quantity: Quantity;
  readonly measure: CountedMeasure;
  readonly status: string;
  /** The direction of a figure that tells a change; null for a level; left out where it is not known. */
  readonly change?: string | null;
  readonly period: {
    readonly kind: string;
    /** First and last day, YYYY-MM-DD. */
    readonly start: string | null;
    readonly end: string | null;
    readonly label: string;
  };
  readonly id?: string;
  /** The `id` of the figure of which this one is a part. */
  readonly part_of?: string | null;
  /** Whose figure it is; compared where both have one, and never by `sumQuantities`, which adds units up. */
  readonly unit?: {readonly id: string};
}

/** Why figures cannot be added. */
export type SumRefusal =
  | 'nothing'
  | 'mixed_measures'
  | 'mixed_statuses'
  | 'mixed_changes'
  | 'mixed_periods'
  | 'without_amount'
  | 'overlapping';

/** The figures added up, or every reason why they cannot be. */
export type Sum =
  | {readonly quantity: Quantity; readonly refusals: readonly []}
  | {readonly quantity: null; readonly refusals: readonly SumRefusal[]};

/** Whether parts make up their whole; the words of the API's `PartsCheck`. */
export type PartsResult = 'agree' | 'incomplete' | 'exceed' | 'incomparable';

/**
 * Why two figures cannot be compared. `unproven`: they may be, but what the reports vouch for shows no difference;
 * `zero_target`: nothing can be a share of nothing.
 */
export type ComparisonRefusal =
  | 'mixed_measures'
  | 'mixed_statuses'
  | 'mixed_changes'
  | 'mixed_periods'
  | 'mixed_units'
  | 'without_amount'
  | 'unproven'
  | 'zero_target';

/** How a figure moved, or the first reason why nobody can tell. */
export type Change =
  | {
      readonly direction: 'increase' | 'decrease' | 'same';
      /** By how much, without sign, as a plain decimal; null where only the direction is proven. */
      readonly amount: string | null;
      /** The same in per cent of the earlier figure, without sign; null where there is no amount or the earlier figure is 0. */
      readonly percent: number | null;
      readonly isExact: boolean;
    }
  | {readonly refusal: ComparisonRefusal};

/** How far a figure has come toward its target (1 is reached), or the first reason why nobody can tell. */
export type Progress = {readonly ratio: number; readonly isExact: boolean} | {readonly refusal: ComparisonRefusal};

/**
 * Why a text is no quantity. `empty`: nothing but white space · `no_number`: no number or magnitude where one must stand ·
 * `broken_number`: digits, signs or number words that no spelling allows · `ambiguous`: more than one reading, none of them
 * supported by the spelling rules · `range_order`: a range that runs downward · `not_a_quantity`: digits that count nothing:
 * a date, a phone number, the number of a document.
 */
export type QuantityFault = 'empty' | 'no_number' | 'broken_number' | 'ambiguous' | 'range_order' | 'not_a_quantity';

/** What `parseQuantity` read, or why and where it could not. */
export type ParsedQuantity =
  | {
      readonly ok: true;
      readonly quantity: Quantity;
      /** The words behind the quantity, in NFC: «lượt người», «đồng», «%». */
      readonly rest: string;
      /** `likely` where the spelling rules decide between readings that are both in use; a person should look at it. */
      readonly confidence: 'certain' | 'likely';
      /** Set where the words behind name the currency; they stay in `rest`. */
      readonly currency?: 'VND';
    }
  | {
      readonly ok: false;
      readonly reason: QuantityFault;
      /** Where in the given text the fault begins, as an index into the string. */
      readonly at: number;
    };
