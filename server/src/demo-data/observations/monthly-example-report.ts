import type {DemoCampaign, DemoIndicator, DemoObservation} from '../types.js';
import {occurrences, persons, things} from './figure.js';

/*
 * A campaign that never was. The reports that the demo tells of have neither months nor provinces; these figures are made up so
 * that every layout has something to show, and say so wherever they are shown.
 */

const ISSUER = 'Dữ liệu giả định để trình diễn';

/** The campaign of the made-up figures. */
export const exampleCampaign: DemoCampaign = {
  id: 'vi-du-so-lieu-theo-thang',
  name: 'Ví dụ trình diễn: số liệu giả định theo tháng',
  summary: 'Chương trình không có thật. Mọi số liệu ở đây là giả định, chỉ để xem các cách trình bày.',
  unit: 'bo-cong-an',
  period: {kind: 'range', start: '2025-01-01', end: '2026-09-30', label: 'từ tháng 1/2025 đến tháng 9/2026'},
  documents: [],
};

const definition = 'Số liệu giả định để trình diễn, không có trong báo cáo nào.';

const MEASURES = {
  'vi-du-cuoc-hop-dan': occurrences('cuộc họp dân'),
  'vi-du-luot-nguoi': occurrences('lượt người'),
  'vi-du-tin-bao': things('tin báo'),
  'vi-du-cuoc-hop-dan-luy-ke': occurrences('cuộc họp dân'),
  'vi-du-luot-nguoi-luy-ke': occurrences('lượt người'),
  'vi-du-nguoi-du-hop': persons('người'),
  'vi-du-suat-qua': things('suất quà'),
  'vi-du-buoi-tuyen-truyen': occurrences('buổi tuyên truyền'),
  'vi-du-ho-ky-cam-ket': things('hộ gia đình'),
} as const;

type ExampleIndicator = keyof typeof MEASURES;

const NAMES: Readonly<Record<ExampleIndicator, string>> = {
  'vi-du-cuoc-hop-dan': 'Cuộc họp dân (ví dụ)',
  'vi-du-luot-nguoi': 'Lượt người dự họp (ví dụ)',
  'vi-du-tin-bao': 'Tin báo của nhân dân (ví dụ)',
  'vi-du-cuoc-hop-dan-luy-ke': 'Cuộc họp dân từ đầu năm (ví dụ)',
  'vi-du-luot-nguoi-luy-ke': 'Lượt người dự họp từ đầu năm (ví dụ)',
  'vi-du-nguoi-du-hop': 'Người dự họp (ví dụ)',
  'vi-du-suat-qua': 'Suất quà (ví dụ)',
  'vi-du-buoi-tuyen-truyen': 'Buổi tuyên truyền (ví dụ)',
  'vi-du-ho-ky-cam-ket': 'Hộ gia đình ký cam kết (ví dụ)',
};

const isExample = (id: string): id is ExampleIndicator => Object.hasOwn(NAMES, id);

export const exampleIndicators: readonly DemoIndicator[] = Object.keys(NAMES)
  .filter(isExample)
  .map((id) => ({id, name: NAMES[id], definition, measure: MEASURES[id]}));

type Parts = Pick<DemoObservation, 'period' | 'quantity'> &
  Partial<Pick<DemoObservation, 'unit' | 'status' | 'part_of' | 'coverage' | 'target' | 'change'>> & {
    /** The day on which it became known. */
    readonly known: string;
  };

/** One made-up figure; its label and its document say that it is. */
export function example(
  id: string,
  indicator: ExampleIndicator,
  label: string,
  {known, period, ...parts}: Parts,
): DemoObservation {
  const measure = MEASURES[indicator];
  return {
    ...{id, campaign: exampleCampaign.id, indicator, label: `${label} (số liệu giả định)`, measure, period},
    ...{
      change: null,
      status: 'reported',
      unit: 'bo-cong-an',
      part_of: null,
      coverage: null,
      actors: null,
      target: null,
    },
    ...parts,
    provenance: {
      document: `Báo cáo giả định ${period.label}`,
      issuer: ISSUER,
      date: known,
      article: null,
      url: null,
      quote: `Số liệu giả định ${period.label}: ${parts.quantity.written_as} ${measure.name} ${label}.`,
    },
    recorded_at: `${known}T09:00:00+07:00`,
  };
}

/** A month of a year, and the day of the next month on which its figures became known. */
export function monthOf(year: number, month: number): {period: DemoObservation['period']; known: string; name: string} {
  const day = (at: number) => new Date(Date.UTC(year, month - 1, at)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    period: {kind: 'month', start: day(1), end: day(last), label: `tháng ${month}/${year}`},
    known: day(last + 5),
    name: day(1).slice(0, 7),
  };
}

/** A whole number as reports print it: `1.204`. */
export function grouped(amount: number): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}
