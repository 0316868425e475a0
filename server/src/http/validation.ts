import type {DefinedError, ErrorObject} from 'ajv';
import addFormats from 'ajv-formats';
import {Ajv2020, type AnySchemaObject, type ValidateFunction} from 'ajv/dist/2020.js';
import {
  type BodyOf,
  contract,
  type ContractOperation,
  type ContractParameter,
  type HeadersOf,
  type OperationId,
  type PathOf,
  type QueryOf,
} from './contract.js';
import {type FieldError, nameToTell} from './errors.js';

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

const DOCUMENT = 'contract';

/** The checks of one operation's request, made from the contract. */
export interface RequestValidators<Id extends OperationId> {
  readonly query: ValidateFunction<QueryOf<Id>>;
  readonly path: ValidateFunction<PathOf<Id>>;
  readonly headers: ValidateFunction<HeadersOf<Id>>;
  readonly body: ValidateFunction<BodyOf<Id>>;
}

/** The contract's schemas, to be compiled by {@link schemaAt}. */
export function contractSchemas(
  options: {coerceTypes?: boolean; useDefaults?: boolean; strictNumbers?: boolean} = {},
): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    removeAdditional: false,
    allowUnionTypes: true,
    strictTypes: false,
    // The rules for schemas are themselves one, which each start would compile; a mistake in the contract fails its types and tests.
    validateSchema: false,
    ...options,
  });
  addFormats(ajv);
  ajv.addVocabulary(Object.keys(contract.document));
  ajv.addSchema(contract.document, DOCUMENT, undefined, false);
  return ajv;
}

/** The schema to which a pointer of the contract leads. */
export const schemaAt = (pointer: string): {$ref: string} => ({$ref: DOCUMENT + pointer});

const exact = contractSchemas();
// A text such as 1e999 is coerced to infinity, to which a strict check does not even apply the maximum.
const ofText = contractSchemas({coerceTypes: true, useDefaults: true, strictNumbers: false});

/**
 * The checks of an operation's request. Query parameters arrive as text and are coerced; nothing else is, and nothing is removed.
 * Each is compiled at the first request: all at once they would double the time that the program takes to start.
 */
export function requestValidators<Id extends OperationId>(operation: ContractOperation): RequestValidators<Id> {
  const query = objectOf(operation, 'query');
  const path = objectOf(operation, 'path');
  const headers = objectOf(operation, 'header');
  const body = [...operation.bodies.values()].map(schemaAt)[0] ?? {};
  // Ajv keeps what it has compiled for a schema.
  return {
    get query() {
      return ofText.compile<QueryOf<Id>>(query);
    },
    get path() {
      return exact.compile<PathOf<Id>>(path);
    },
    get headers() {
      return exact.compile<HeadersOf<Id>>(headers);
    },
    get body() {
      return exact.compile<BodyOf<Id>>(body);
    },
  };
}

function objectOf(operation: ContractOperation, place: ContractParameter['place']): AnySchemaObject {
  const parameters = operation.parameters.filter((parameter) => parameter.place === place);
  return {
    type: 'object',
    required: parameters.filter(({required}) => required).map(({name}) => name),
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, propertyOf(parameter)])),
    additionalProperties: false,
  };
}

function propertyOf({pointer, fallback}: ContractParameter): AnySchemaObject {
  const reference = schemaAt(pointer);
  return fallback === undefined ? reference : {...reference, default: fallback};
}
