import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {hasStrings, isObject} from '../../shared/guards.js';
import {isObservationList} from '../../api/statistics.js';
import {isReversed, type Period, readPeriod} from '../../shared/period.js';
import {slugify} from '../../shared/formats.js';
import type {Indicator, Measure, Observation, ObservationList} from '../../api/types.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {fold} from '../../vietnamese/search.js';
import type {Quantity} from '../../vietnamese/quantity/amounts.js';
import {parseQuantity} from '../../vietnamese/quantity/parse.js';
import {warnAttribute, warnContent} from '../../widget/attributes.js';
import type {FetchState} from '../../widget/fetch-controller.js';

/**
 * What an observation in a page's JSON may say besides its `text` («hơn 9,3 triệu lượt người»), all of it words: what it says, its
 * indicator, whose it is, of when (`2026-09`, `2026-Q3`, or any words), its status, what is counted, and where it comes from.
 */
const FACTS = [
  ...(['label', 'indicator', 'unit', 'period', 'status', 'kind'] as const),
  ...(['document', 'issuer', 'date', 'url', 'quote'] as const),
];
type Fact = (typeof FACTS)[number];

const STATUSES = ['reported', 'proposed', 'planned', 'target', 'revised', 'withdrawn'] as const;
const KINDS = ['things', 'persons', 'occurrences', 'money', 'duration'] as const;

/** An observation of the page, its text read. */
interface Entry extends ReadText {
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
}

/** What the text of an observation says. */
interface ReadText {
  readonly quantity: Quantity;
  /** What is counted, in the words behind the quantity. */
  readonly measureName: string;
  readonly currency: 'VND' | undefined;
}

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** The text as it stands, from which no number may be taken. */
const verbatim = (text: string): ReadText => ({
  quantity: {
    qualifier: 'unquantified',
    amount: null,
    amount_max: null,
    magnitude: null,
    written_as: text,
    scale: null,
    significant_digits: null,
  },
  measureName: '',
  currency: undefined,
});

/**
 * Reads the text of an observation. Where it cannot be read, or says another number than `value`, the text stands as it is and the fault
 * says so.
 *
 * @param value the number that the page names beside the text, a decimal with a point; null where it names none
 */
function readText(text: string, value: string | null): {readonly read: ReadText; readonly fault?: string} {
  const parsed = parseQuantity(text);
  if (!parsed.ok) return {read: verbatim(text), fault: `không đọc được số lượng ở đầu «${text}»; chữ được giữ nguyên.`};
  const {quantity, rest, currency} = parsed;
  if (value !== null && !isDecimal(value)) {
    return {read: verbatim(text), fault: `value="${value}" không phải là một số (dấu thập phân là dấu chấm).`};
  }
  if (value !== null && (quantity.amount === null || Number(value) !== Number(quantity.amount))) {
    return {read: verbatim(text), fault: `value="${value}" không khớp với «${text}»; chữ được giữ nguyên.`};
  }
  return {read: {quantity, measureName: rest, currency}};
}

/**
 * Reads an observation of a page's JSON.
 *
 * @param place its place in the list, from 1
 * @returns the observation, or for the webmaster what is wrong with it
 */
function entryFrom(value: unknown, place: number): Entry | string {
  const fault = (what: string) => `số liệu thứ ${place}: ${what}`;
  if (!isObject(value) || !hasStrings(value, 'text')) return fault('cần có "text", ví dụ "294.075 cuộc họp dân".');
  const facts: Partial<Record<Fact, string>> = {};
  for (const [name, said] of Object.entries(value)) {
    const fact = FACTS.find((known) => known === name);
    if (name === 'text') continue;
    if (!fact) return fault(`không biết "${name}"; các tên hợp lệ là text, ${FACTS.join(', ')}.`);
    if (typeof said !== 'string') return fault(`"${name}" cần là một chuỗi chữ.`);
    facts[fact] = said;
  }
  const {status, kind} = facts;
  if (status !== undefined && !STATUSES.some((known) => known === status)) {
    return fault(`"status" hợp lệ là ${STATUSES.join(', ')}.`);
  }
  if (kind !== undefined && !KINDS.some((known) => known === kind))
    return fault(`"kind" hợp lệ là ${KINDS.join(', ')}.`);
  const {read, fault: unread} = readText(String(value['text']).trim(), null);
  return unread ? fault(unread) : {...read, facts};
}

/** Reads a period such as `2026-09` or `2016..2021`; what is none stays as words without days. */
export function periodOf(text: string): Period {
  const words = text.trim();
  const period = readPeriod(words);
  return period && !isReversed(period) ? period : {kind: 'range', start: null, end: null, label: words};
}

/** What is counted, as the words behind the number tell it: lượt are attendances, người are persons, đồng are money. */
function measureOf({facts, measureName, currency}: Entry): Measure {
  const said = KINDS.find((known) => known === facts.kind);
  const word = /^\p{L}+/u.exec(measureName.toLocaleLowerCase('vi'))?.[0];
  const byWord = word === 'lượt' ? 'occurrences' : word === 'người' ? 'persons' : 'things';
  return {kind: said ?? (currency ? 'money' : byWord), name: measureName, ...(currency && {currency})};
}

/** Leaves room for the number of one that says the same. */
const LONGEST_ID = 100;

/** An id that an observation keeps where others come before it. */
const idOf = ({facts: {label, unit, period}, quantity, measureName}: Entry): string =>
  slugify(fold(['so-lieu', quantity.written_as, measureName, label, unit, period].join(' ')), LONGEST_ID);

/**
 * Makes of a page's figure what the API would give for it.
 *
 * @param now when it was read, RFC 3339
 */
function observationOf(entry: Entry, id: string, now: string): Observation {
  const {facts, quantity, measureName} = entry;
  const unit = facts.unit ?? '';
  return {
    id,
    campaign: '',
    indicator: facts.indicator ?? facts.label ?? (measureName || quantity.written_as),
    label: facts.label ?? '',
    quantity,
    measure: measureOf(entry),
    change: null,
    status: STATUSES.find((known) => known === facts.status) ?? 'reported',
    period: periodOf(facts.period ?? ''),
    unit: {id: unit, name: unit, short_name: unit},
    part_of: null,
    coverage: null,
    actors: null,
    target: null,
    previous: null,
    check: null,
    provenance: {
      document: facts.document ?? '',
      issuer: facts.issuer ?? '',
      date: facts.date ?? null,
      article: null,
      url: facts.url ?? null,
      quote: facts.quote ?? null,
    },
    revision: 1,
    revision_note: null,
    recorded_at: now,
  };
}

/** What stands inside the tag. */
type InlineSource =
  {readonly json: string} | {readonly data: readonly {readonly value: string | null; readonly text: string}[]};

/** What was understood of it; without a list the faults say why. Faults are sentences for the webmaster. */
interface InlineOutcome {
  readonly list: ObservationList | undefined;
  readonly faults: readonly string[];
}

const MOST_CHARACTERS = 512 * 1024;
const MOST_OBSERVATIONS = 1000;

const refused = (...faults: string[]): InlineOutcome => ({list: undefined, faults});

function listOf(entries: readonly Entry[], faults: readonly string[]): InlineOutcome {
  const now = toRfc3339(new Date());
  const taken = new Map<string, number>();
  const items = entries.map((entry) => {
    const id = idOf(entry);
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return observationOf(entry, count > 1 ? `${id}-${count}` : id, now);
  });
  const indicators = new Map<string, Indicator>();
  for (const {indicator, measure} of items) {
    if (!indicators.has(indicator))
      indicators.set(indicator, {id: indicator, name: indicator, definition: null, measure});
  }
  const page = {next: null, limit: Math.max(items.length, 1), as_of: now};
  return {list: {items, indicators: [...indicators.values()], breakdowns: [], page}, faults};
}

function fromJson(text: string): InlineOutcome {
  if (text.length > MOST_CHARACTERS) return refused('khối JSON quá dài; tối đa 512 KB.');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return refused(`khối JSON không đọc được: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isObservationList(body)) return {list: body, faults: []};
  if (!Array.isArray(body)) return refused('khối JSON cần là một mảng số liệu, hoặc nguyên văn câu trả lời của API.');
  if (body.length > MOST_OBSERVATIONS) return refused('khối JSON có quá nhiều số liệu; tối đa 1.000.');
  const read = body.map((value: unknown, index) => entryFrom(value, index + 1));
  const faults = read.flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
  return faults.length > 0
    ? refused(...faults)
    : listOf(
        read.filter((entry) => typeof entry !== 'string'),
        [],
      );
}

/** Reads the observations that stand inside a tag. Never throws; nothing in them is taken for markup. */
function readInline(source: InlineSource): InlineOutcome {
  if ('json' in source) return fromJson(source.json);
  const faults: string[] = [];
  const entries = source.data
    .filter(({text}) => text !== '')
    .slice(0, MOST_OBSERVATIONS)
    .map(({value, text}): Entry => {
      const {read, fault} = readText(text, value);
      if (fault) faults.push(fault);
      return {...read, facts: {}};
    });
  if (source.data.length > MOST_OBSERVATIONS) faults.push('có quá nhiều thẻ <data>; chỉ đọc 1.000 thẻ đầu.');
  return listOf(entries, faults);
}

const JSON_SCRIPT = 'script[type="application/json" i]';

/**
 * Keeps the observations that stand inside the tag, as `<data>` or as JSON, in the states that those of the API have, so that both are
 * drawn alike. Follows changes of the children.
 */
export class InlineObservations implements ReactiveController {
  /** Reading them again would give the same. */
  readonly isRetrying = false;
  #state: FetchState<ObservationList> = {status: 'loading'};
  #read: string | undefined;
  readonly #observer: MutationObserver;

  /** @param isWanted - whether those inside the tag are shown, and all of them are there */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly isWanted: () => boolean,
  ) {
    this.#observer = new MutationObserver(() => this.host.requestUpdate());
    host.addController(this);
  }

  get state(): FetchState<ObservationList> {
    return this.#state;
  }

  hostConnected(): void {
    this.#observer.observe(this.host, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['value', 'type'],
    });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdate(): void {
    if (!this.isWanted()) {
      this.#read = undefined;
      return;
    }
    this.#warnOfUnused();
    const source = this.#source();
    const key = JSON.stringify(source);
    if (key === this.#read) return;
    this.#read = key;
    this.#state = this.#understand(source);
  }

  /** Tells the webmaster of attributes that do nothing here. */
  #warnOfUnused(): void {
    for (const name of ['unit', 'period', 'as-of']) {
      if (this.host.getAttribute(name)) {
        warnAttribute(
          this.host,
          name,
          'chỉ có tác dụng khi có campaign hoặc indicators, không dùng cho số liệu viết trong thẻ.',
        );
      }
    }
  }

  readonly retry = (): void => {
    this.#read = undefined;
    this.host.requestUpdate();
  };

  /** JSON goes first: beside it, `<data>` is what is read without a script. */
  #source(): InlineSource {
    const script = this.host.querySelector(JSON_SCRIPT);
    if (script) return {json: script.textContent};
    return {
      data: [...this.host.querySelectorAll('data')].map((child) => ({
        value: child.getAttribute('value'),
        text: child.textContent.replace(/\s+/g, ' ').trim(),
      })),
    };
  }

  #understand(source: InlineSource): FetchState<ObservationList> {
    const {list, faults} = readInline(source);
    faults.forEach((fault) => warnContent(this.host, fault));
    if (!list) return {status: 'failed', error: new ApiError('refused')};
    if (list.items.length === 0) return {status: 'empty'};
    return {status: 'ready', data: list, asOf: new Date(list.page.as_of)};
  }
}
