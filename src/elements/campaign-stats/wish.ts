import {ApiError} from '../../api/api-error.js';
import type {StatisticsQuery} from '../../api/statistics.js';
import {warnAttribute} from '../../widget/attributes.js';
import {isPeriodWish} from './periods.js';

/** What the tag says of the figures it wants. */
export interface WishedFigures {
  readonly campaign: string;
  readonly indicators: string;
  readonly period: string;
  readonly breakdown: string;
  readonly unit: string;
  readonly asOf: string;
}

const refused = (parameter: string, detail: string): ApiError =>
  new ApiError('refused', [{parameter, code: 'required', detail}]);

/** The indicators named, in order. */
export const indicatorsOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(`${text}T00:00:00Z`).getTime());

/** The period as the API is asked for it; what cannot be one is told to the webmaster and left out. */
function periodOf(element: Element, period: string): string {
  if (!period || isPeriodWish(period)) return period;
  warnAttribute(
    element,
    'period',
    'kỳ hợp lệ là latest, năm (2026), nửa năm (2026-H1), quý (2026-Q3), tháng (2026-09), hoặc khoảng (2016..2021).',
  );
  return '';
}

/** Whether the tag wants the units below; anything but `unit` is told to the webmaster. */
export function isByUnit(element: Element, breakdown: string): boolean {
  if (breakdown && breakdown !== 'unit') warnAttribute(element, 'breakdown', 'chỉ có một giá trị hợp lệ là unit.');
  return breakdown === 'unit';
}

/** The day as of which the past is wanted; empty for the present, also where it is none. */
export function asOfDay(element: Element, asOf: string): string {
  if (!asOf || isDay(asOf)) return asOf;
  warnAttribute(element, 'as-of', 'cần một ngày dạng 2026-06-30.');
  return '';
}

/** What the API is asked for, or the reason why it cannot be asked. */
export function queryOf(element: Element, wished: WishedFigures): StatisticsQuery | ApiError {
  const {campaign, unit} = wished;
  const indicator = indicatorsOf(wished.indicators).join(',');
  if (!campaign && !indicator) {
    return refused('campaign', 'cần id của chiến dịch hoặc đợt công tác có số liệu.');
  }
  const byUnit = isByUnit(element, wished.breakdown);
  if (byUnit && !indicator)
    return refused('indicator', 'breakdown="unit" cần id của các chỉ tiêu, ví dụ indicators="hop-dan".');
  const period = periodOf(element, wished.period);
  const asOf = asOfDay(element, wished.asOf);
  return {
    ...(campaign && {campaign}),
    ...(indicator && {indicator}),
    ...(unit && {unit}),
    ...(period && {period}),
    ...(byUnit && {breakdown: 'unit' as const}),
    ...(asOf && {as_of: asOf}),
  };
}

/** What is asked of the API, and of nothing else. */
const ASKED = ['unit', 'period', 'as-of'] as const;

/** Tells the webmaster of attributes that do nothing for figures inside the tag. */
export function warnOfUnused(element: Element): void {
  for (const name of ASKED) {
    if (element.getAttribute(name)) {
      warnAttribute(
        element,
        name,
        'chỉ có tác dụng khi có campaign hoặc indicators, không dùng cho số liệu viết trong thẻ.',
      );
    }
  }
}
