import {
  EARLIEST_YEAR,
  isReversed,
  type Period,
  PERIOD_KINDS,
  readPeriod,
  vietnameseDay,
} from '../../../../src/shared/period.js';
import type {RowReader} from './rows.js';

type PeriodColumn = 'period' | 'period_label' | 'period_kind' | 'period_start' | 'period_end';

const FORMS = '2026, 2026-H1, 2026-Q3, 2026-09, 2016..2021 hoặc một ngày';

/**
 * The period of a row, by its short form, or by its label, kind and days; where both are given, they have to agree. The label may
 * always be the report's own.
 *
 * @returns undefined after a refusal
 */
export function readPeriodCells(reader: RowReader<PeriodColumn>): Period | undefined {
  const errors = reader.errors.length;
  const label = reader.text('period_label');
  const short = reader.text('period');
  const known = short === null ? undefined : readShortPeriod(short);
  if (short !== null && !known) reader.refuse('period', `Không hiểu kỳ này. Ghi ${FORMS}.`);
  const kind = reader.choice('period_kind', PERIOD_KINDS);
  const start = reader.day('period_start');
  const end = reader.day('period_end');
  if (known) {
    const differs = (column: PeriodColumn, given: string | null, expected: string | null) => {
      if (given !== null && given !== expected) {
        reader.refuse(
          column,
          `Không khớp với kỳ «${short ?? ''}» (${expected ?? 'trống'}). Sửa một trong hai, hoặc bỏ trống ô này.`,
        );
      }
    };
    differs('period_kind', kind, known.kind);
    differs('period_start', start, known.start);
    differs('period_end', end, known.end);
  } else if (short === null) {
    if (!reader.has('period_kind'))
      reader.refuse('period', `Còn trống. Ghi ${FORMS}; hoặc ghi period_kind và period_label.`);
    else if (label === null)
      reader.refuse('period_label', 'Còn trống. Ghi kỳ như báo cáo gọi: «9 tháng đầu năm 2019».');
  }
  const period = known ? {...known, label: label ?? known.label} : kind && label !== null && {kind, start, end, label};
  if (!period || reader.errors.length > errors) return undefined;
  if (isReversed(period)) {
    reader.refuse(known ? 'period' : 'period_end', 'Kỳ kết thúc trước khi bắt đầu. Hãy đổi lại hai đầu.');
    return undefined;
  }
  if (period.kind === 'day' && (period.start === null || period.start !== period.end)) {
    reader.refuse('period_end', 'Kỳ là một ngày thì period_start và period_end phải là cùng ngày đó.');
    return undefined;
  }
  const whole = wholePeriod(period);
  if (whole) {
    reader.refuse(
      'period_end',
      `Một ${whole.name} tính trọn theo lịch: ${whole.start} đến ${whole.end}. Kỳ khác lịch thì ghi period_kind là range.`,
    );
    return undefined;
  }
  return period;
}

function readShortPeriod(text: string): Period | undefined {
  const period = readPeriod(text);
  return [period?.start, period?.end].some((day) => day != null && day < String(EARLIEST_YEAR)) ? undefined : period;
}

const CALENDAR = {month: 'tháng', quarter: 'quý', half_year: 'nửa năm'} as const;

/** What a month, quarter or half year should have been; undefined for one that is whole, and for other kinds. */
function wholePeriod({kind, start, end}: Period): {name: string; start: string; end: string} | undefined {
  if (kind !== 'month' && kind !== 'quarter' && kind !== 'half_year') return undefined;
  const [year = '1900', monthText = '01'] = (start ?? end ?? '').split('-');
  const month = Number(monthText);
  const short = {month: monthText, quarter: `Q${Math.ceil(month / 3)}`, half_year: month > 6 ? 'H2' : 'H1'}[kind];
  const calendar = readPeriod(`${year}-${short}`);
  if (calendar?.start == null || calendar.end === null || (calendar.start === start && calendar.end === end))
    return undefined;
  return {name: CALENDAR[kind], start: vietnameseDay(calendar.start), end: vietnameseDay(calendar.end)};
}
