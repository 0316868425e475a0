import {countGraphemes} from '../../../src/vietnamese/graphemes.js';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import type {components} from '../../../src/api/generated/contract.js';
import type {StoredForm} from '../store/forms.js';
import {type FieldError, unknownEntry} from './problems.js';

type FieldName = components['schemas']['FormField']['name'];

const EMAIL = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)+$/u;

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

/**
 * What is wrong with a message by its form: all of it, in the order of the form. What is not even of the right type is left to
 * the contract's own check.
 *
 * @param form - undefined when the form it names does not exist
 * @param unitExists - whether the unit it names exists
 */
export function feedbackFaults(
  body: Readonly<Record<string, unknown>>,
  form: StoredForm | undefined,
  unitExists: boolean,
): FieldError[] {
  return [
    ...(form || typeof body.form !== 'string' ? [] : [unknownEntry('form', {pointer: '#/form'})]),
    ...(unitExists || typeof body.unit !== 'string' ? [] : [unknownEntry('unit', {pointer: '#/unit'})]),
    ...(form
      ? [...form.fields.flatMap((field) => fieldFaults(body[field.name], field, form)), ...notAsked(body, form)]
      : []),
    ...(form ? consentFaults(body.consent, form) : []),
  ];
}

function fieldFaults(value: unknown, field: StoredForm['fields'][number], form: StoredForm): FieldError[] {
  const {name, required, max_length} = field;
  const pointer = `#/${name}`;
  if (value === undefined || (typeof value === 'string' && value.replaceAll('\0', '').trim() === '')) {
    return required ? [{pointer, code: 'required', detail: REQUIRED[name]}] : [];
  }
  if (typeof value !== 'string') return [];
  const length = countGraphemes(value);
  if (length > max_length) {
    const detail = `${NAMES[name]} dài ${length} ký tự, tối đa là ${max_length}; xin rút gọn.`;
    return [{pointer, code: 'too_long', detail}];
  }
  if (name === 'topic' && !form.topics.some(({id}) => id === value)) {
    return [{pointer, code: 'unknown_topic', detail: 'Chủ đề này không có trong biểu mẫu; xin chọn lại.'}];
  }
  if (name === 'phone' && parsePhone(value) === null) {
    const detail = 'Số điện thoại chưa đúng; xin ghi dạng 0912 345 678 hoặc +84 912 345 678.';
    return [{pointer, code: 'invalid_phone', detail}];
  }
  if (name === 'email' && !EMAIL.test(value.trim())) {
    return [{pointer, code: 'invalid_email', detail: 'Địa chỉ thư điện tử chưa đúng; xin ghi dạng ten@vidu.vn.'}];
  }
  return [];
}

function notAsked(body: Readonly<Record<string, unknown>>, form: StoredForm): FieldError[] {
  const optional = ['name', 'phone', 'email'] as const;
  return optional
    .filter((name) => body[name] !== undefined && !form.fields.some((field) => field.name === name))
    .map((name) => ({pointer: `#/${name}`, code: 'unknown_field', detail: `Biểu mẫu này không hỏi «${NAMES[name]}».`}));
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
