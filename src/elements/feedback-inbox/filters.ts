import type {ExportQuery, StaffQuery} from '../../api/staff.js';
import {normalized} from '../../vietnamese/normalized.js';

const STATES = ['received', 'assigned', 'answered', 'withdrawn'] as const;

/** What the member wants to see; empty texts filter nothing. */
export interface Filters {
  readonly status: (typeof STATES)[number] | '';
  readonly topic: string;
  readonly q: string;
  /** Days as a date field gives them: `2026-11-23`. */
  readonly from: string;
  readonly to: string;
  /** A name, or `none`. */
  readonly assignee: string;
  readonly spam: boolean;
}

/** Everything but spam. */
export const NO_FILTERS: Filters = {status: '', topic: '', q: '', from: '', to: '', assignee: '', spam: false};

/** Reads the form of the filters. */
export function filtersFrom(form: HTMLFormElement): Filters {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? normalized(value, 'NFC').trim() : '';
  };
  return {
    status: STATES.find((known) => known === text('status')) ?? '',
    topic: text('topic'),
    q: text('q'),
    from: text('from'),
    to: text('to'),
    assignee: text('assignee'),
    spam: data.has('spam'),
  };
}

/** Whether anything is filtered. */
export function areSet(filters: Filters): boolean {
  return Object.entries(filters).some(([, value]) => Boolean(value));
}

/** Whether the days are the wrong way round. */
export function areInWrongOrder({from, to}: Filters): boolean {
  return from !== '' && to !== '' && from > to;
}

/** The query of a list. */
export function queryOf({status, topic, q, from, to, assignee, spam}: Filters): StaffQuery {
  return {
    ...(status && {status}),
    ...(topic && {topic}),
    ...(q && {q}),
    ...(from && {from}),
    ...(to && {to}),
    ...(assignee && {assignee}),
    ...(spam && {spam}),
  };
}

/** The query of a file, which knows fewer filters. */
export function exportQueryOf({status, from, to}: Filters): ExportQuery {
  return {...(status && {status}), ...(from && {from}), ...(to && {to})};
}
