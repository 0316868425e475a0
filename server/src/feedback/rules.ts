import type {components} from '../../../src/api/generated/contract.js';
import {isEmailAddress} from '../../../src/shared/formats.js';
import {countGraphemes} from '../../../src/vietnamese/graphemes.js';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import {type FieldError, unknownEntry} from '../http/errors.js';
import type {Areas} from '../units/areas.js';
import type {StoredForm} from './queries.js';

type FieldName = components['schemas']['FormField']['name'];
type Body = Readonly<Record<string, unknown>>;

const REQUIRED: Readonly<Record<FieldName, string>> = {
  topic: 'Xin chọn chủ đề của phản hồi.',
  message: 'Xin viết nội dung phản hồi.',
  name: 'Xin ghi họ và tên.',
  phone: 'Xin ghi số điện thoại.',
  email: 'Xin ghi địa chỉ thư điện tử.',
  address: 'Xin chọn nơi ở.',
};
const NAMES: Readonly<Record<FieldName, string>> = {
  topic: 'Chủ đề',
  message: 'Nội dung',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  email: 'Địa chỉ thư điện tử',
  address: 'Nơi ở',
};

/** Fields that tell who the sender is. */
const PERSONAL = ['name', 'phone', 'email', 'address'] as const satisfies readonly FieldName[];

/** What a message is judged by. */
export interface Rules {
  /** Undefined when the form it names does not exist. */
  readonly form: StoredForm | undefined;
  /** Whether the unit it names exists. */
  readonly unitExists: boolean;
  readonly areas: Areas;
}

/**
 * What is wrong with a message by its form: all of it, in the order of the form. What is not even of the right type is left to
 * the contract's own check. Of an anonymous message the personal fields are not looked at: they are dropped.
 */
export function feedbackErrors(body: Body, {form, unitExists, areas}: Rules): FieldError[] {
  return [
    ...(form || typeof body.form !== 'string' ? [] : [unknownEntry('form', {pointer: '#/form'})]),
    ...(unitExists || typeof body.unit !== 'string' ? [] : [unknownEntry('unit', {pointer: '#/unit'})]),
    ...(form ? faultsByForm(body, form, areas) : []),
  ];
}

function faultsByForm(body: Body, form: StoredForm, areas: Areas): FieldError[] {
  const anonymous = body.anonymous === true;
  const asked = form.fields.filter(({name}) => !(anonymous && isPersonal(name)));
  return [
    ...asked.flatMap((field) => fieldFaults(body[field.name], field, form, areas)),
    ...(anonymous ? [] : notAsked(body, form)),
    ...(anonymous && !form.anonymous ? [ANONYMOUS_REFUSED] : []),
    ...consentFaults(body.consent, form),
  ];
}

const ANONYMOUS_REFUSED: FieldError = {
  pointer: '#/anonymous',
  code: 'not_allowed',
  detail: 'Biểu mẫu này không nhận phản hồi ẩn danh; xin ghi họ và tên.',
};

function fieldFaults(
  value: unknown,
  field: StoredForm['fields'][number],
  form: StoredForm,
  areas: Areas,
): FieldError[] {
  const {name, required, max_length} = field;
  const pointer = `#/${name}`;
  if (value === undefined || (typeof value === 'string' && value.replaceAll('\0', '').trim() === '')) {
    return required ? [{pointer, code: 'required', detail: REQUIRED[name]}] : [];
  }
  if (name === 'address') return addressFaults(value, areas);
  if (typeof value !== 'string') return [];
  if (countGraphemes(value, max_length) > max_length) {
    const detail = `${NAMES[name]} dài quá ${max_length} ký tự; xin rút gọn.`;
    return [{pointer, code: 'too_long', detail}];
  }
  if (name === 'topic' && !form.topics.some(({id}) => id === value)) {
    return [{pointer, code: 'unknown_topic', detail: 'Chủ đề này không có trong biểu mẫu; xin chọn lại.'}];
  }
  if (name === 'phone' && parsePhone(value) === null) {
    const detail = 'Số điện thoại chưa đúng; xin ghi dạng 0912 345 678 hoặc +84 912 345 678.';
    return [{pointer, code: 'invalid_phone', detail}];
  }
  if (name === 'email' && !isEmailAddress(value.trim())) {
    return [{pointer, code: 'invalid_email', detail: 'Địa chỉ thư điện tử chưa đúng; xin ghi dạng ten@vidu.vn.'}];
  }
  return [];
}

function addressFaults(value: unknown, areas: Areas): FieldError[] {
  if (typeof value !== 'object' || value === null || !('province' in value)) return [];
  const {province} = value;
  const commune = 'commune' in value ? value.commune : undefined;
  if (typeof province !== 'string') return [];
  if (areas.communesOf(province) === undefined) {
    const detail = 'Tỉnh, thành phố này không có trong danh mục; xin chọn lại.';
    return [{pointer: '#/address/province', code: 'unknown_area', detail}];
  }
  if (typeof commune !== 'string' || areas.nameOf({province, commune}) !== undefined) return [];
  const detail = 'Xã, phường này không thuộc tỉnh, thành phố đã chọn; xin chọn lại.';
  return [{pointer: '#/address/commune', code: 'unknown_area', detail}];
}

function notAsked(body: Body, form: StoredForm): FieldError[] {
  return PERSONAL.filter((name) => body[name] !== undefined && !form.fields.some((field) => field.name === name)).map(
    (name) => ({pointer: `#/${name}`, code: 'unknown_field', detail: `Biểu mẫu này không hỏi «${NAMES[name]}».`}),
  );
}

function isPersonal(name: FieldName): boolean {
  return PERSONAL.some((personal) => personal === name);
}

function consentFaults(consent: unknown, form: StoredForm): FieldError[] {
  if (consent === undefined) {
    return [{pointer: '#/consent', code: 'consent_required', detail: 'Xin đánh dấu đồng ý để gửi phản hồi.'}];
  }
  const version: unknown = typeof consent === 'object' && consent !== null && 'version' in consent && consent.version;
  if (typeof version !== 'string' || version === form.consent.version) return [];
  const detail = 'Nội dung đồng ý đã thay đổi; xin đọc lại và đánh dấu đồng ý lần nữa.';
  return [{pointer: '#/consent/version', code: 'consent_outdated', detail}];
}
