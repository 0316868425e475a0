import type {Observation, Period, Quantity, UnitReference} from '../../../src/api/types.js';
import {magnitude, observation, quantity, related} from './statistics-content.js';

/*
 * A campaign that is counted by province and by month. In October 2026 five of the 34 provinces have reported meetings, one of them
 * zero, and three have reported attendances, one of them without a number. Khánh Hòa has reported meetings for a year, in one month
 * without a number, and in July not at all.
 */

/** The campaign that is counted by province and month. */
export const COUNTED_CAMPAIGN = 'hop-dan-2026';

const CITIES = new Set(['Cần Thơ', 'Đà Nẵng', 'Đồng Nai', 'Hà Nội', 'Hải Phòng', 'Huế', 'TP. Hồ Chí Minh']);
const NAMES = [
  ...['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng', 'Cần Thơ', 'Đà Nẵng', 'Đắk Lắk', 'Điện Biên', 'Đồng Nai'],
  ...['Đồng Tháp', 'Gia Lai', 'Hà Nội', 'Hà Tĩnh', 'Hải Phòng', 'TP. Hồ Chí Minh', 'Huế', 'Hưng Yên', 'Khánh Hòa'],
  ...['Lai Châu', 'Lạng Sơn', 'Lào Cai', 'Lâm Đồng', 'Nghệ An', 'Ninh Bình', 'Phú Thọ', 'Quảng Ngãi', 'Quảng Ninh'],
  ...['Quảng Trị', 'Sơn La', 'Tây Ninh', 'Thái Nguyên', 'Thanh Hóa', 'Tuyên Quang', 'Vĩnh Long'],
];

function unitOf(short_name: string): UnitReference {
  const plain = short_name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  const place = CITIES.has(short_name) ? `thành phố ${short_name.replace('TP. ', '')}` : `tỉnh ${short_name}`;
  return {id: plain.replace(/[^a-z]+/g, '-'), name: `Công an ${place}`, short_name};
}

/** The 34 provincial forces. */
export const PROVINCIAL_UNITS: readonly UnitReference[] = NAMES.map(unitOf);

/** A month, such as `2026-10`. */
export function month(text: string): Period {
  const [year = 0, number = 0] = text.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return {kind: 'month', start: `${text}-01`, end: `${text}-${last}`, label: `tháng ${number}/${year}`};
}

const INDICATORS = {
  'hop-dan-thang': {label: 'được tổ chức', measure: {kind: 'things', name: 'cuộc họp dân'}},
  'nguoi-du-thang': {label: 'dự họp', measure: {kind: 'occurrences', name: 'lượt người'}},
} as const;

function counted(
  indicator: keyof typeof INDICATORS,
  short_name: string,
  at: string,
  quantity: Quantity,
  changes: Partial<Observation> = {},
): Observation {
  const unit = unitOf(short_name);
  const period = month(at);
  return observation(`${indicator}-${unit.id}-${at}`, {
    campaign: COUNTED_CAMPAIGN,
    indicator,
    ...INDICATORS[indicator],
    quantity,
    period,
    unit,
    provenance: {
      document: `Báo cáo công tác ${period.label}`,
      issuer: unit.name,
      date: period.end,
      article: null,
      url: null,
      quote: null,
    },
    recorded_at: `${at}-28T16:00:00+07:00`,
    ...changes,
  });
}

const exact = (amount: string) => quantity(amount, amount);
const moreThan = (amount: string) => quantity(`hơn ${amount}`, amount, {qualifier: 'more_than'});
const almost = (written_as: string, amount: string) => quantity(`gần ${written_as}`, amount, {qualifier: 'almost'});

const YEAR: readonly (readonly [month: string, quantity: Quantity])[] = [
  ['2025-11', exact('118')],
  ['2025-12', exact('96')],
  ['2026-01', exact('104')],
  ['2026-02', moreThan('70')],
  ['2026-03', exact('121')],
  ['2026-04', magnitude('hàng chục', 1, 0)],
  ['2026-05', exact('127')],
  ['2026-06', exact('130')],
  ['2026-08', almost('130', '130')],
  ['2026-09', exact('125')],
  ['2026-10', exact('132')],
];

const followsOn = ({end}: Period, {start}: Period) =>
  end !== null && start !== null && Date.parse(start) - Date.parse(end) === 24 * 60 * 60 * 1000;

function withPrevious(observations: readonly Observation[]): Observation[] {
  return observations.map((current, index) => {
    const before = observations[index - 1];
    return before && followsOn(before.period, current.period) ? {...current, previous: related(before)} : current;
  });
}

const target = counted('hop-dan-thang', 'Khánh Hòa', '2026-10', exact('150'), {
  id: 'hop-dan-thang-khanh-hoa-2026-10-chi-tieu',
  label: 'phải tổ chức',
  status: 'target',
});

/** Khánh Hòa's months, oldest first; July 2026 is missing, April 2026 is a magnitude, October 2026 has a target. */
export const TREND: readonly Observation[] = withPrevious(
  YEAR.map(([at, value]) =>
    counted('hop-dan-thang', 'Khánh Hòa', at, value, at === '2026-10' ? {target: related(target)} : {}),
  ),
);

/** Every figure of the campaign, in the order of its reports. */
export const COUNTED: readonly Observation[] = [
  ...TREND,
  target,
  counted('hop-dan-thang', 'Đắk Lắk', '2026-10', exact('118'), {
    status: 'revised',
    revision: 2,
    revision_note: 'Cộng nhầm một xã.',
  }),
  counted('hop-dan-thang', 'Cao Bằng', '2026-10', exact('0')),
  counted('hop-dan-thang', 'Đà Nẵng', '2026-10', moreThan('240')),
  counted('hop-dan-thang', 'Cà Mau', '2026-10', exact('96')),
  counted('nguoi-du-thang', 'Khánh Hòa', '2026-10', quantity('12.930', '12930')),
  counted('nguoi-du-thang', 'Đà Nẵng', '2026-10', magnitude('hàng nghìn', 3, 3)),
  counted('nguoi-du-thang', 'Cà Mau', '2026-10', almost('9.000', '9000')),
];
