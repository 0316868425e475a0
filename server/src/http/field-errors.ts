import type {DefinedError, ErrorObject} from 'ajv';
import {type FieldError, nameToTell} from './problems.js';

const NAMES: Readonly<Record<string, string>> = {
  form: 'biểu mẫu',
  unit: 'đơn vị',
  topic: 'chủ đề',
  message: 'nội dung',
  name: 'họ và tên',
  phone: 'số điện thoại',
  email: 'thư điện tử',
  address: 'nơi ở',
  province: 'tỉnh, thành phố',
  commune: 'xã, phường',
  code: 'mã phản hồi',
  secret: 'mã bí mật',
  consent: 'sự đồng ý',
  page: 'trang gửi',
};

/** What the contract's validators found in query, path or headers, by parameter. */
export function parameterErrors(errors: readonly ErrorObject[] | null | undefined): FieldError[] {
  return distinct(
    (errors ?? []).map((error) => {
      const parameter = nameToTell(nameWithin(error) || error.instancePath.slice(1));
      return {parameter, ...explained(error, parameter, 'unknown_parameter')};
    }),
  );
}

/** What the contract's validators found in a body, by JSON pointer. */
export function bodyErrors(errors: readonly ErrorObject[] | null | undefined): FieldError[] {
  return distinct(
    (errors ?? []).map((error) => {
      const inside = nameToTell(nameWithin(error));
      const path = inside ? `${error.instancePath}/${escapePointer(inside)}` : error.instancePath;
      const field = path.slice(path.lastIndexOf('/') + 1);
      return {pointer: `#${encodeURI(path)}`, ...explained(error, NAMES[field] ?? field, 'unknown_field')};
    }),
  );
}

function explained(
  error: ErrorObject,
  field: string,
  unknownCode: 'unknown_parameter' | 'unknown_field',
): Pick<FieldError, 'code' | 'detail'> {
  const known = asDefined(error);
  switch (known.keyword) {
    case 'required':
      return known.params.missingProperty === 'consent'
        ? {code: 'consent_required', detail: 'Cần có sự đồng ý của người gửi.'}
        : {code: 'required', detail: `Thiếu «${field}».`};
    case 'additionalProperties':
      return unknownCode === 'unknown_parameter'
        ? {code: unknownCode, detail: `Địa chỉ này không có tham số «${field}».`}
        : {code: unknownCode, detail: `Nội dung gửi không có mục «${field}».`};
    case 'minLength':
      return {code: 'too_short', detail: `«${field}» ngắn hơn mức tối thiểu ${known.params.limit} ký tự.`};
    case 'maxLength':
      return {code: 'too_long', detail: `«${field}» dài quá ${known.params.limit} ký tự.`};
    case 'minimum':
      return {code: 'invalid', detail: `«${field}» phải từ ${known.params.limit} trở lên.`};
    case 'maximum':
      return {code: 'invalid', detail: `«${field}» phải từ ${known.params.limit} trở xuống.`};
    case 'enum':
      return {code: 'invalid', detail: `«${field}» phải là một trong: ${known.params.allowedValues.join(', ')}.`};
    default:
      return {code: 'invalid', detail: field ? `«${field}» không đúng dạng.` : 'Nội dung gửi không đúng dạng.'};
  }
}

function asDefined(error: ErrorObject): DefinedError | {keyword: 'other'} {
  return isDefined(error) ? error : {keyword: 'other'};
}

const EXPLAINED = ['required', 'additionalProperties', 'minLength', 'maxLength', 'minimum', 'maximum', 'enum'];

function isDefined(error: ErrorObject): error is DefinedError {
  return EXPLAINED.includes(error.keyword);
}

function nameWithin(error: ErrorObject): string {
  const known = asDefined(error);
  if (known.keyword === 'required') return known.params.missingProperty;
  return known.keyword === 'additionalProperties' ? known.params.additionalProperty : '';
}

function distinct(errors: readonly FieldError[]): FieldError[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = `${error.parameter ?? error.pointer} ${error.code}`;
    return !seen.has(key) && seen.add(key);
  });
}

function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
