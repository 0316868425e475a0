import {vietnameseDay} from '../../../../src/shared/period.js';
import type {ObservationContent} from '../writing.js';
import {type Indicators, MEASURE_KINDS} from './entries.js';
import type {ExistingData, Indicator, Status} from './existing-data.js';
import {readPeriodCells} from './period-cells.js';
import {readQuantityCells} from './quantity-cells.js';
import {type Column, type RowError, RowReader, shortened, type SourceRow, tidy} from './rows.js';
import {readUnitCell} from './unit-cell.js';

/** A row that says what an observation needs; whether it may stand beside the others is not judged yet. */
export interface Draft {
  readonly row: SourceRow;
  /** Null where the row has none. */
  readonly id: string | null;
  readonly content: Omit<ObservationContent, 'id'>;
  readonly note: string | null;
}

const STATUSES = [
  'reported',
  'proposed',
  'planned',
  'target',
  'revised',
  'withdrawn',
] as const satisfies readonly Status[];
/** The database's own rule for addresses: absolute with http(s), or a path on the API's host. */
const ADDRESS = /^(https?:\/\/[^/\s]\S*|\/([^/\s]\S*)?)$/;

/** Reads one row. @returns the draft, or all that is wrong with the row */
export function readObservationRow(
  row: SourceRow,
  known: ExistingData,
  indicators: Indicators,
): Draft | readonly RowError[] {
  const reader = new RowReader(row);
  const id = reader.slug('id');
  const campaign = readCampaign(reader, known);
  const indicator = readIndicator(reader, indicators);
  const label = reader.required('label', 'Ghi phần chữ đọc sau số lượng và đơn vị tính: «được vận động tham gia».');
  const quantity = readQuantityCells(reader);
  const measure = readMeasure(reader, indicator, quantity?.rest ?? '');
  const period = readPeriodCells(reader);
  const unit = readUnitCell(reader, known.units, period);
  const coverage = readCoverage(reader);
  const provenance = readProvenance(reader, known);
  const status = reader.choice('status', STATUSES) ?? 'reported';
  const change = reader.choice('change', ['increase', 'decrease']);
  const links = {part_of: reader.slug('part_of'), target: reader.slug('target')};
  const actors = reader.text('actors');
  const note = reader.text('revision_note');
  const isWhole = campaign !== null && indicator && quantity && measure && period && unit !== null && provenance;
  if (!isWhole || reader.errors.length > 0) return reader.errors;
  const {qualifier, amount, amount_max, magnitude, written_as, scale, significant_digits} = quantity.quantity;
  return {
    row,
    id,
    note,
    content: {
      ...{campaign_id: campaign, indicator: indicator.id, label},
      ...{qualifier, amount, amount_max, magnitude, written_as, scale, significant_digits},
      ...{measure_kind: measure.kind, measure_name: measure.name, currency: measure.currency},
      ...{change, status, unit_id: unit},
      ...{period_kind: period.kind, period_start: period.start, period_end: period.end, period_label: period.label},
      ...{...links, ...coverage, actors, ...provenance},
    },
  };
}

type Reader = RowReader<Column>;

function readCampaign(reader: Reader, {campaigns}: ExistingData): string | null {
  if (!reader.has('campaign')) reader.refuse('campaign', 'Còn trống. Ghi mã của chiến dịch, xem ở /v1/campaigns.csv.');
  const id = reader.slug('campaign');
  if (id === null || campaigns.has(id)) return id;
  reader.refuse(
    'campaign',
    'Chưa có chiến dịch mang mã này; các mã có ở /v1/campaigns.csv. Chiến dịch mới khai báo bằng tệp JSON.',
  );
  return null;
}

function readIndicator(reader: Reader, {byId}: Indicators): Indicator | undefined {
  if (!reader.has('indicator')) reader.refuse('indicator', 'Còn trống. Ghi mã của chỉ tiêu, xem ở /v1/indicators.csv.');
  const id = reader.slug('indicator');
  const indicator = id === null ? undefined : byId.get(id);
  if (id !== null && !indicator && !reader.has('indicator_name')) {
    reader.refuse(
      'indicator',
      'Chưa có chỉ tiêu mang mã này; các mã có ở /v1/indicators.csv. Chỉ tiêu mới cần indicator_name, measure_kind và ' +
        'measure_name ở dòng đầu tiên dùng nó.',
    );
  }
  return indicator;
}

function readMeasure(reader: Reader, indicator: Indicator | undefined, rest: string) {
  const kind = reader.choice('measure_kind', MEASURE_KINDS);
  const name = reader.text('measure_name') ?? indicator?.measure.name;
  const currency = reader.choice('currency', ['VND']);
  if (!indicator || name === undefined) return undefined;
  const {measure} = indicator;
  if (kind !== null && kind !== measure.kind) {
    reader.refuse(
      'measure_kind',
      `Chỉ tiêu ${indicator.id} đếm ${measure.kind}. Đếm thứ khác thì phải là chỉ tiêu khác.`,
    );
  }
  if (currency !== null && measure.kind !== 'money') {
    reader.refuse('currency', 'Chỉ số liệu tính bằng tiền (money) mới có loại tiền. Hãy bỏ trống ô này.');
  }
  if (rest !== '' && tidy(rest).toLowerCase() !== name.toLowerCase()) {
    reader.refuse(
      'written_as',
      `Sau số lượng là «${shortened(rest)}», khác đơn vị tính «${shortened(name)}». ` +
        'Ở đây chỉ ghi số lượng; chữ còn lại thuộc về measure_name hoặc label.',
    );
  }
  return {kind: measure.kind, name, currency: measure.currency ?? null};
}

function readCoverage(reader: Reader): Pick<ObservationContent, 'coverage_kind' | 'coverage_note'> {
  const kind = reader.choice('coverage_kind', ['complete', 'partial', 'ambiguous']);
  const note = reader.text('coverage_note');
  if (reader.has('coverage_kind') && !reader.has('coverage_note')) {
    reader.refuse('coverage_note', 'Còn trống. Đã ghi coverage_kind thì ghi cả lời giải thích phạm vi.');
  }
  if (reader.has('coverage_note') && !reader.has('coverage_kind')) {
    reader.refuse('coverage_kind', 'Còn trống. Ghi complete (đủ), partial (một phần) hoặc ambiguous (chưa rõ).');
  }
  return {coverage_kind: kind, coverage_note: note};
}

type Provenance = Pick<
  ObservationContent,
  'document' | 'issuer' | 'document_date' | 'document_url' | 'article_id' | 'quote'
>;

function readProvenance(reader: Reader, {today, articles}: ExistingData): Provenance {
  const document = reader.required('document', 'Ghi tên báo cáo hoặc văn bản có con số này.');
  const issuer = reader.required('issuer', 'Ghi cơ quan ban hành văn bản.');
  const date = reader.day('document_date');
  if (date !== null && date > today) {
    reader.refuse('document_date', `Ngày của văn bản ở tương lai (hôm nay là ${vietnameseDay(today)}). Hãy sửa lại.`);
  }
  const article = reader.slug('article');
  const articleAddress = article === null ? undefined : articles.get(article);
  if (article !== null && articleAddress === undefined) {
    reader.refuse('article', 'Không có bài viết nào mang mã này. Hãy sửa lại hoặc bỏ trống.');
  }
  const url = reader.text('url');
  if (url !== null && !ADDRESS.test(url)) {
    reader.refuse('url', 'Phải là địa chỉ https://… hoặc đường dẫn bắt đầu bằng một dấu /.');
  }
  // the API tells the article's address where the document has none
  const own = url === articleAddress ? null : url;
  return {document, issuer, document_date: date, document_url: own, article_id: article, quote: reader.text('quote')};
}
