import fc from 'fast-check';

/** A JSON schema as the contract writes them. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Follows a pointer into the contract. */
export type Resolve = (pointer: string) => Schema;
/** Values that mean something to the service under test, by the name of the field or parameter. */
export type Known = (name: string) => readonly unknown[];

/** Texts that are likely to find an unguarded place: in SQL, in a date, in an address, in a pattern, in a sentence. */
const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  'ninh\r\nthuan',
  'ninh\u2028thuan',
  '%00',
  '%E0%A4%A',
  '../../etc/passwd',
  '.',
  "';drop table articles;--",
  '<script>alert(1)</script>',
  '${7*7}{{constructor}}',
  '__proto__',
  'constructor',
  'null',
  'true',
  '-0',
  '1e999',
  '9'.repeat(400),
  '9007199254740993',
  '2147483648',
  '٣',
  '\uFEFFa',
  'phản hồi'.normalize('NFD'),
  '👨‍👩‍👧‍👦'.repeat(30),
  '\u202Egnoc',
  '\uD800',
  'a'.repeat(9000),
  '-'.repeat(5000),
  'a-'.repeat(3000),
  'a,'.repeat(3000),
  'a@'.repeat(3000),
  ' '.repeat(5000),
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '9999-99-99',
  '+275760-09-13',
  '2026-02-30',
  '9999..0000',
  'http://[',
  'javascript:alert(1)',
  '"(((',
  "' & | ! <-> :*",
  '\\',
] as const;

const DEEP = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;

/** Nothing so many times, then once a value. */
export const sometimes = <T>(value: fc.Arbitrary<T>, nothings: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({weight: nothings, arbitrary: fc.constant(undefined)}, {weight: 1, arbitrary: value});

/** Texts of no schema. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS)},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 40})},
);
/** JSON of no schema. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [null], DEEP),
  fc.jsonValue({maxDepth: 3}),
);

/** Makes values by the contract's schemas. */
export class Values {
  readonly #resolve: Resolve;
  readonly #known: Known;

  constructor(resolve: Resolve, known: Known) {
    this.#resolve = resolve;
    this.#known = known;
  }

  /** Values that the schema admits, those at its edges among them; where some are known, mostly one of these. */
  fitting(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.fitting(this.#resolve(schema.$ref), name);
    const known = this.#known(name).filter((value) => isOfType(value, schema));
    const made = this.#made(schema, name);
    if (known.length === 0) return made;
    return fc.oneof({weight: 14, arbitrary: fc.constantFrom(...known)}, {weight: 1, arbitrary: made});
  }

  /** Values of all kinds: such as the schema admits, such as are just beyond its edges, and hostile ones. */
  any(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.any(this.#resolve(schema.$ref), name);
    const {properties} = schema;
    return fc.oneof(
      {weight: 4, arbitrary: properties ? this.#mutilated(schema, properties) : this.fitting(schema, name)},
      {weight: 2, arbitrary: beyond(schema)},
      {weight: 2, arbitrary: hostileValue},
    );
  }

  #made(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.oneOf) return fc.oneof(...schema.oneOf.map((one) => this.fitting(one, name)));
    return fc.oneof(...[schema.type ?? 'string'].flat().map((type) => this.#ofType(type, schema, name)));
  }

  #ofType(type: string, schema: Schema, name: string): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return textOf(schema);
      case 'integer':
      case 'number':
        return integerOf(schema);
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.fitting(schema.items ?? {}, name), {maxLength: 3});
      case 'object':
        return this.#objectOf(schema, (property, its) => this.fitting(property, its));
      default:
        return fc.constant(null);
    }
  }

  /** An object of which one field or another is anything, too much or missing. */
  #mutilated(schema: Schema, properties: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
    const names = Object.keys(properties);
    const whole = this.#objectOf(schema, (property, its) => this.fitting(property, its));
    const wrong = fc.oneof(
      fc.oneof(...names.map((name) => this.any(properties[name] ?? {}, name).map((value) => ({[name]: value})))),
      fc.constantFrom(...names).map((name) => ({[name]: undefined})),
      fc.tuple(hostileText, hostileValue).map(([name, value]) => ({[name]: value})),
    );
    return fc
      .tuple(whole, fc.array(wrong, {minLength: 1, maxLength: 3}))
      .map(([object, changes]): unknown => Object.assign({}, object, ...changes));
  }

  #objectOf(
    {properties = {}, required = []}: Schema,
    valueOf: (property: Schema, name: string) => fc.Arbitrary<unknown>,
  ): fc.Arbitrary<object> {
    const model = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => {
        const value = valueOf(property, name);
        return [name, required.includes(name) ? value : sometimes(value, 2)];
      }),
    );
    return fc.record(model, {noNullPrototype: true});
  }
}

function textOf({pattern, format, minLength = 0, maxLength = 100}: Schema): fc.Arbitrary<string> {
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  if (pattern !== undefined) {
    // Of the usual size hardly any would be as long as that.
    const size = minLength > 10 ? 'medium' : 'small';
    return fc.stringMatching(new RegExp(pattern), {size}).filter(fits);
  }
  if (format === 'date') {
    const day = fc.date({min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true});
    return fc.oneof(
      day.map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom('0000-01-01', '9999-12-31'),
    );
  }
  if (format !== undefined) return fc.webUrl({withQueryParameters: true, withFragments: true}).filter(fits);
  return fc.oneof(
    fc.string({unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60)}).filter(fits),
    fc.constantFrom(...new Set([minLength, maxLength])).map((length) => 'ệ'.repeat(length)),
  );
}

function integerOf({minimum = 0, maximum = 2_147_483_647}: Schema): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({min: minimum, max: maximum}), fc.constantFrom(minimum, maximum));
}

/** What just misses the schema. */
function beyond({minimum, maximum, minLength, maxLength, type}: Schema): fc.Arbitrary<unknown> {
  if (type === 'integer') return fc.constantFrom((minimum ?? 0) - 1, (maximum ?? 2_147_483_647) + 1, 0.5, 1e21);
  if (type !== 'string') return hostileValue;
  return fc.constantFrom(
    'ệ'.repeat((maxLength ?? 200) + 1),
    '😀'.repeat(maxLength ?? 200),
    'ệ'.repeat(minLength ?? 0).slice(1),
  );
}

function isOfType(value: unknown, {type = 'string', enum: allowed}: Schema): boolean {
  if (allowed) return allowed.includes(value);
  const own = Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
  return [type].flat().includes(own);
}
