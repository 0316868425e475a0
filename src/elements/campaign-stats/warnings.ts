import {ApiError} from '../../api/api-error.js';
import {isDay, isPeriodQuery} from '../../shared/calendar.js';
import {warnAttribute, valuesIn} from '../../widget/attributes.js';
import type {CampaignStats} from './campaign-stats.js';

/** Tells the webmaster of values that the API is not asked for. */
export function warnOfWrongValues(widget: CampaignStats): void {
  const {period, asOf} = widget;
  const breakdown: string = widget.breakdown;
  if (period && !isPeriodQuery(period)) {
    warnAttribute(
      widget,
      'period',
      'kỳ hợp lệ là latest, năm (2026), nửa năm (2026-H1), quý (2026-Q3), tháng (2026-09), hoặc khoảng (2016..2021).',
    );
  }
  if (asOf && !isDay(asOf)) warnAttribute(widget, 'as-of', 'cần một ngày dạng 2026-06-30.');
  if (breakdown && breakdown !== 'unit') warnAttribute(widget, 'breakdown', 'chỉ có một giá trị hợp lệ là unit.');
}

/** Why the API cannot be asked for what a tag says. */
export function refusalOf({campaign, indicators}: CampaignStats): ApiError {
  const [parameter, detail] =
    campaign || valuesIn(indicators).length > 0
      ? ['indicator', 'breakdown="unit" cần id của các chỉ tiêu, ví dụ indicators="hop-dan".']
      : ['campaign', 'cần id của chiến dịch hoặc đợt công tác có số liệu.'];
  return new ApiError('refused', [{parameter, code: 'required', detail}]);
}
