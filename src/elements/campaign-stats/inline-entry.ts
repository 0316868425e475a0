import {hasStrings, isObject} from '../../api/guards.js';
import type {Measure, Observation, Quantity} from '../../api/types.js';
import {parseQuantity} from '../../vietnamese/quantity/parse.js';
import {periodOf} from './periods.js';

/**
 * What a figure in a page's JSON may say besides its `text` («hơn 9,3 triệu lượt người»), all of it words: what it says, its
 * indicator, whose it is, of when (`2026-09`, `2026-Q3`, or any words), its status, what is counted, and where it comes from.
 */
const FACTS = [
  ...(['label', 'indicator', 'unit', 'period', 'status', 'kind'] as const),
  ...(['document', 'issuer', 'date', 'url', 'quote'] as const),
];
type Fact = (typeof FACTS)[number];

const STATUSES = ['reported', 'proposed', 'planned', 'target', 'revised', 'withdrawn'] as const;
const KINDS = ['things', 'persons', 'occurrences', 'money', 'duration'] as const;

/** A figure of the page, its text read. */
export interface Entry extends ReadText {
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
}

/** What the text of a figure says. */
export interface ReadText {
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
 * Reads the text of a figure. Where it cannot be read, or says another number than `value`, the text stands as it is and the fault
 * says so.
 *
 * @param value the number that the page names beside the text, a decimal with a point; null where it names none
 */
export function readText(text: string, value: string | null): {readonly read: ReadText; readonly fault?: string} {
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
 * Reads a figure of a page's JSON.
 *
 * @param place its place in the list, from 1
 * @returns the figure, or for the webmaster what is wrong with it
 */
export function entryFrom(value: unknown, place: number): Entry | string {
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

/** What is counted, as the words behind the number tell it: lượt are attendances, người are persons, đồng are money. */
function measureOf({facts, measureName, currency}: Entry): Measure {
  const said = KINDS.find((known) => known === facts.kind);
  const word = /^\p{L}+/u.exec(measureName.toLocaleLowerCase('vi'))?.[0];
  const byWord = word === 'lượt' ? 'occurrences' : word === 'người' ? 'persons' : 'things';
  return {kind: said ?? (currency ? 'money' : byWord), name: measureName, ...(currency && {currency})};
}

/**
 * Makes of a page's figure what the API would give for it.
 *
 * @param now when it was read, RFC 3339
 */
export function observationOf(entry: Entry, index: number, now: string): Observation {
  const {facts, quantity, measureName} = entry;
  const unit = facts.unit ?? '';
  return {
    id: `so-lieu-${index + 1}`,
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
