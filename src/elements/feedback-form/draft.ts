import type {FeedbackRequest, Form} from '../../api/types.js';

/** The fields that a form may have, in the order in which they are asked. */
export const FIELD_NAMES = ['topic', 'message', 'name', 'phone', 'email'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What the reader has entered so far; nothing of it is ever cleared but by sending it. */
export interface Draft {
  readonly topic: string;
  readonly message: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly consent: boolean;
}

/** A form nobody has written in; consent is never given in advance. */
export const EMPTY_DRAFT: Draft = {topic: '', message: '', name: '', phone: '', email: '', consent: false};

/** The page that a message is about. */
export type WrittenOn = NonNullable<FeedbackRequest['page']>;

/** What of a page's address is sent along: not its query or fragment, which may tell of the reader. */
export function pageWrittenOn({protocol, origin, pathname}: Location, title: string): WrittenOn | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return {url: `${origin}${pathname}`, title: title.slice(0, 1000)};
}

const text = (value: string): string => value.normalize('NFC').trim();

/** The request for a draft that has no faults; fields left blank are left out. */
export function requestOf(
  draft: Draft,
  form: Form,
  {page, article, language}: {page: WrittenOn | undefined; article: string; language: 'vi' | 'en'},
): FeedbackRequest {
  const name = text(draft.name);
  const phone = text(draft.phone);
  const email = text(draft.email);
  return {
    form: form.id,
    unit: form.unit.id,
    topic: draft.topic,
    message: text(draft.message),
    ...(name && {name}),
    ...(phone && {phone}),
    ...(email && {email}),
    consent: {version: form.consent.version},
    ...(page && {page}),
    ...(article && {article}),
    language,
  };
}
