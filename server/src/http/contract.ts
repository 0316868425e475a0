import {Ajv2020} from 'ajv/dist/2020.js';
import type {operations} from '../../../src/api/generated/contract.js';
import {document, text} from '../../../src/api/openapi.yaml';

export type OperationId = keyof operations;

/** Operations with the security `staffToken`: answered to staff members only. */
export type StaffOperation =
  | 'getStaffMember'
  | 'listStaffFeedback'
  | 'getStaffFeedback'
  | 'changeFeedbackStatus'
  | 'assignFeedback'
  | 'replyToFeedback'
  | 'listStaffRatings'
  | 'exportFeedbackCsv'
  | 'exportFeedbackJsonLines'
  | 'listAudit';
/** Operations that anyone may call and that are answered already. */
export type MountedOperation = Exclude<OperationId, StaffOperation>;

/** Query parameters to which the contract gives a default, so that a handler always finds a value. */
export const DEFAULTED = ['limit', 'window', 'rank'] as const;

type Nothing = Readonly<Record<string, never>>;
type OrNothing<T> = [T] extends [never] ? Nothing : T;
type WithDefaults<Q> = Q & Required<Pick<Q, Extract<keyof Q, (typeof DEFAULTED)[number]>>>;
type ContentOf<T> = T extends {content: infer C} ? C[keyof C] : never;

export type QueryOf<Id extends OperationId> = OrNothing<
  WithDefaults<NonNullable<operations[Id]['parameters']['query']>>
>;
export type PathOf<Id extends OperationId> = OrNothing<NonNullable<operations[Id]['parameters']['path']>>;
export type HeadersOf<Id extends OperationId> = OrNothing<NonNullable<operations[Id]['parameters']['header']>>;
export type BodyOf<Id extends OperationId> = operations[Id] extends {requestBody: infer B} ? ContentOf<B> : undefined;
/** The body of the answer to a success; null where it has none. */
export type ResultOf<Id extends OperationId> = operations[Id]['responses'] extends {200: infer R}
  ? ContentOf<R>
  : operations[Id]['responses'] extends {201: infer R}
    ? ContentOf<R>
    : null;

interface Reference {
  readonly $ref: string;
}
interface ParameterObject {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly schema: {readonly default?: unknown; readonly $ref?: string};
}
interface OperationObject {
  readonly operationId: string;
  readonly 'x-planned'?: boolean;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly (Reference | ParameterObject)[];
  readonly requestBody?: {readonly content: Readonly<Record<string, unknown>>};
  readonly responses: Readonly<Record<string, Reference | {readonly content?: Readonly<Record<string, unknown>>}>>;
}
interface ContractDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, ParameterObject>>;
    readonly responses: Readonly<Record<string, {readonly content?: Readonly<Record<string, unknown>>}>>;
    readonly schemas: Readonly<Record<string, {readonly default?: unknown}>>;
  };
}

/** One parameter of an operation; `pointer` leads to its schema within the document. */
export interface ContractParameter {
  readonly name: string;
  readonly place: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly pointer: string;
  readonly fallback: unknown;
}

/** What the contract says of one operation, with references followed. */
export interface ContractOperation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly planned: boolean;
  /** Whether only staff members may call it. */
  readonly staff: boolean;
  readonly parameters: readonly ContractParameter[];
  /** Media types of the request body with the pointers to their schemas; empty without a body. */
  readonly bodies: ReadonlyMap<string, string>;
  /** For each status the media types of the answer with the pointers to their schemas. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, string>>;
  readonly success: number;
}

/** The contract: its text as published, the document for validators, and its operations. */
export interface Contract {
  readonly text: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly operations: readonly ContractOperation[];
}

const isContract = new Ajv2020({strict: false, validateSchema: false}).compile<
  ContractDocument & Record<string, unknown>
>({
  type: 'object',
  required: ['paths', 'components'],
  properties: {
    paths: {
      additionalProperties: {
        propertyNames: {enum: ['get', 'post']},
        additionalProperties: {type: 'object', required: ['operationId', 'responses']},
      },
    },
    components: {type: 'object', required: ['parameters', 'responses', 'schemas']},
  },
});

const COMPONENT = /^#\/components\/(?:parameters|responses|schemas)\/(\w+)$/;

function describe(
  document: ContractDocument,
  path: string,
  method: string,
  operation: OperationObject,
): ContractOperation {
  const here = `#/paths/${escapePointer(path)}/${method}`;
  const answers = new Map(
    Object.entries(operation.responses).map(([status, response]) => {
      const component = '$ref' in response ? nameOf(response.$ref) : undefined;
      const content = component ? document.components.responses[component]?.content : contentOf(response);
      const base = component ? `#/components/responses/${component}` : `${here}/responses/${status}`;
      return [Number(status), schemasOf(content, base)];
    }),
  );
  return {
    id: operation.operationId,
    method: method === 'get' ? 'GET' : 'POST',
    path,
    planned: operation['x-planned'] === true,
    staff: operation.security?.some((scheme) => 'staffToken' in scheme) === true,
    parameters: (operation.parameters ?? []).map((entry, index) => parameterOf(document, here, entry, index)),
    bodies: schemasOf(operation.requestBody?.content, `${here}/requestBody`),
    answers,
    success: [...answers.keys()].find((status) => status < 300) ?? 200,
  };
}

/**
 * The operation's path as the router writes it. A parameter with more behind it takes line breaks too, so that the contract's own check
 * refuses them as it does elsewhere.
 */
export function routeOf({path}: ContractOperation): string {
  return path.replaceAll(/\{(\w+)\}(?=[^/])/g, ':$1([^/]+)').replaceAll(/\{(\w+)\}/g, ':$1');
}

function parameterOf(
  document: ContractDocument,
  here: string,
  entry: Reference | ParameterObject,
  index: number,
): ContractParameter {
  const component = '$ref' in entry ? nameOf(entry.$ref) : undefined;
  const parameter = '$ref' in entry ? document.components.parameters[nameOf(entry.$ref)] : entry;
  if (!parameter) throw new Error(`${here}: parameter ${index} refers to nothing`);
  const schema = parameter.schema.$ref ? document.components.schemas[nameOf(parameter.schema.$ref)] : parameter.schema;
  return {
    name: parameter.name,
    place: parameter.in,
    required: parameter.required === true,
    pointer: component ? `#/components/parameters/${component}/schema` : `${here}/parameters/${index}/schema`,
    fallback: schema?.default,
  };
}

function contentOf(response: Reference | {readonly content?: Readonly<Record<string, unknown>>}) {
  return 'content' in response ? response.content : undefined;
}

function schemasOf(content: Readonly<Record<string, unknown>> | undefined, base: string): Map<string, string> {
  return new Map(Object.keys(content ?? {}).map((type) => [type, `${base}/content/${escapePointer(type)}/schema`]));
}

function nameOf(reference: string): string {
  const name = COMPONENT.exec(reference)?.[1];
  if (!name) throw new Error(`${reference}: only components of the document itself can be referred to`);
  return name;
}

function escapePointer(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function operationsOf(document: ContractDocument): ContractOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => describe(document, path, method, operation)),
  );
}

if (!isContract(document)) throw new Error('openapi.yaml is no contract of the kind that this server can mount');

/** The contract that this server was built with. */
export const contract: Contract = {text, document, operations: operationsOf(document)};
