import fc from 'fast-check';
import type {Contract, ContractOperation} from '../../src/http/contract.js';
import {hostileText, type Known, type Schema, sometimes, Values} from './values.js';

/** A request as it goes over the wire. */
export class WireRequest {
  constructor(
    readonly method: string,
    readonly target: string,
    readonly headers: readonly (readonly [string, string])[],
    readonly body: string | undefined,
  ) {}

  /** As one would repeat it by hand, without the token. */
  toString(): string {
    const shown = this.headers.filter(([name]) => name !== 'authorization');
    const headers = shown.map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`).join('');
    const body = this.body === undefined ? '' : ` --data-binary ${quoted(this.body)}`;
    return `curl -X ${this.method}${headers}${body} ${quoted(`http://localhost:8080${this.target}`)}`;
  }

  [fc.toStringMethod](): string {
    return this.toString();
  }
}

const quoted = (text: string): string =>
  `$'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** Queries that no parameter of the contract leads to. */
const ODD_QUERIES = [
  '%',
  '%E0%A4%A=1',
  '__proto__=1',
  '__proto__[x]=1',
  'constructor=1',
  'limit=1&limit=2',
  'unit=ninh-thuan&unit=khanh-hoa',
  'limit[]=1',
  'unit[id]=a',
  '=',
  '&&',
  '?',
  ';a=1',
  'ubit=ninh-thuan',
  '%00=%00',
  'q',
  Array.from({length: 2000}, (_, at) => `t${at}`).join('&'),
] as const;

const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['accept-encoding', 'gzip;q=0, br;q=1e9'],
  ['accept-encoding', 'gzip'],
  ['accept-encoding', ','.repeat(2000)],
  ['accept', 'text/html;q=x'],
  ['accept-language', 'en'],
  ['accept-version', '9'],
  ['if-none-match', '*'],
  ['if-none-match', 'W/"'.repeat(1000)],
  ['if-modified-since', 'hôm qua'],
  ['range', 'bytes=0-1,5-'],
  ['origin', 'null'],
  ['origin', `https://${'a'.repeat(400)}.vn`],
  ['origin', 'https://congan.example.vn'],
  ['referer', 'http://['],
  ['host', 'a b'],
  ['host', ''],
  ['forwarded', 'for="_x"'],
  ['x-forwarded-for', '2001:db8::1, 10.0.0.1'],
  ['x-forwarded-for', 'khong-phai-dia-chi'],
  ['x-forwarded-for', '1.2.3.4%25eth0:99999'],
  ['x-forwarded-host', '<script>'],
  ['x-forwarded-proto', 'javascript'],
  ['x-http-method-override', 'DELETE'],
  ['sec-gpc', '1'],
  ['cookie', 'a='.repeat(3000)],
  ['expect', 'x'],
  ['content-encoding', 'gzip'],
  ['user-agent', 'Googlebot'],
];

const ODD_TYPES = [
  'text/plain',
  'text/plain;charset=utf-16',
  'multipart/form-data',
  'application/json;charset=x',
  '',
  ';',
  'a/b/c',
];

const ODD_BODIES = [
  '',
  '{',
  '{"a":1}}',
  '\uFEFF{}',
  'null',
  '[]',
  '123',
  '1e999',
  '"\\ud800"',
  '{"a":1,"a":2}',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  'NaN',
  '{"a":1,}',
  '\0',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"\\ud800":0,${Array.from({length: 3000}, (_, at) => `"t${at}":0`).join()}}`,
  `"${'a'.repeat(70_000)}"`,
] as const;

const METHODS = ['OPTIONS', 'HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'] as const;

/** What of the service under test is needed to ask it something sensible. */
export interface ContractServer {
  known(operation: ContractOperation, name: string): readonly unknown[];
  /** Tokens of staff members, good and bad. */
  readonly tokens: readonly string[];
}

/** The requests of one operation: valid ones, such as are at or beyond the edges of the contract, and hostile ones. */
export function requestsOf(
  contract: Contract,
  operation: ContractOperation,
  server: ContractServer,
): fc.Arbitrary<WireRequest> {
  const known: Known = (name) => server.known(operation, name);
  const values = new Values((pointer) => schemaAt(contract, pointer), known);
  const sensible = request(contract, operation, server.tokens.slice(0, 1), (schema, name) =>
    values.fitting(schema, name),
  );
  const wild = request(contract, operation, server.tokens, (schema, name) =>
    fc.oneof({weight: 3, arbitrary: values.fitting(schema, name)}, {weight: 1, arbitrary: values.any(schema, name)}),
  );
  return fc.oneof({weight: 2, arbitrary: sensible}, {weight: 3, arbitrary: disturbed(operation, wild)});
}

type ValueOf = (schema: Schema, name: string) => fc.Arbitrary<unknown>;

function request(
  contract: Contract,
  operation: ContractOperation,
  tokens: readonly string[],
  valueOf: ValueOf,
): fc.Arbitrary<WireRequest> {
  const {parameters, bodies, staff, method, path} = operation;
  const by = (place: string) =>
    fc.tuple(
      ...parameters
        .filter((parameter) => parameter.place === place)
        .map(({name, pointer, required}) => {
          const value = valueOf(schemaAt(contract, pointer), name).map((its): [string, string] => [name, asText(its)]);
          return required ? value : sometimes(value, 2);
        }),
    );
  const [type, pointer] = [...bodies][0] ?? [];
  const body =
    pointer === undefined
      ? fc.constant(undefined)
      : valueOf(schemaAt(contract, pointer), 'body').map((value) =>
          type === 'text/plain' ? asText(value) : JSON.stringify(value),
        );
  const token = staff ? fc.constantFrom(...tokens) : fc.constant('');
  return fc.record({path: by('path'), query: by('query'), headers: by('header'), body, token}).map((parts) => {
    const given = new Map(parts.path.flatMap((entry) => (entry ? [entry] : [])));
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(given.get(name) ?? ''));
    const query = parts.query.flatMap((entry) => (entry ? [entry.map(encoded).join('=')] : [])).join('&');
    return new WireRequest(
      method,
      query === '' ? filled : `${filled}?${query}`,
      [
        ...parts.headers.flatMap((entry) => (entry && isHeaderText(entry[1]) ? [entry] : [])),
        ...(type === undefined ? [] : [['content-type', type] as const]),
        ...(parts.token === '' ? [] : [['authorization', `Bearer ${parts.token}`] as const]),
      ],
      parts.body,
    );
  });
}

/** The same requests, some of them with something odd about them that no schema speaks of. */
function disturbed({bodies}: ContractOperation, requests: fc.Arbitrary<WireRequest>): fc.Arbitrary<WireRequest> {
  const oddities = fc.record({
    method: sometimes(fc.constantFrom(...METHODS), 7),
    query: sometimes(fc.constantFrom(...ODD_QUERIES), 7),
    headers: fc.array(fc.constantFrom(...ODD_HEADERS), {maxLength: 2}),
    type: sometimes(fc.constantFrom(...ODD_TYPES), 7),
    body: sometimes(fc.oneof(fc.constantFrom(...ODD_BODIES), hostileText), 7),
  });
  return fc.tuple(requests, oddities).map(([{method, target, headers, body}, odd]) => {
    const withBody = bodies.size > 0;
    const type = withBody && odd.type !== undefined ? [['content-type', odd.type] as const] : [];
    return new WireRequest(
      odd.method ?? method,
      odd.query === undefined ? target : `${target}${target.includes('?') ? '&' : '?'}${odd.query}`,
      [...new Map([...headers, ...odd.headers.filter(([name]) => isHeaderText(name)), ...type])],
      withBody ? (odd.body ?? body) : undefined,
    );
  });
}

/** The schema that a pointer of the contract's reader leads to. */
export function schemaAt({document}: Contract, pointer: string): Schema {
  const steps = pointer.slice(2).split('/');
  const found = steps.reduce<unknown>((at, step) => {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    return isRecord(at) ? at[name] : undefined;
  }, document);
  if (!isRecord(found)) throw new Error(`${pointer} leads to nothing`);
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD')).slice(0, 12_000);
/** What Node's own client would not send. */
const isHeaderText = (text: string): boolean => /^[\t\x20-\x7E]{0,4000}$/.test(text);
