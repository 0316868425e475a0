import type {FeedbackRequest, Form, FormField, Rating} from '../../api/types.js';
import {type ComboboxChoice, NO_CHOICE} from '../../widget/combobox.js';
import {normalized} from '../../vietnamese/normalized.js';

/** The fields in which the reader types, besides the choice of topic and address. */
export const TEXT_NAMES = ['topic', 'message', 'name', 'phone', 'email'] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** What of a message tells who wrote it; not asked and not sent when it is anonymous. */
const PERSONAL: ReadonlySet<FormField['name']> = new Set(['name', 'phone', 'email', 'address']);

/** What the reader has entered so far; nothing of it is ever cleared but by sending or erasing it. */
export interface Draft {
  readonly topic: string;
  readonly message: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly province: ComboboxChoice;
  readonly commune: ComboboxChoice;
  readonly anonymous: boolean;
  readonly consent: boolean;
  /** Whether the box that people do not see was filled in; with what, perhaps by a password manager, is nobody's business. */
  readonly isTrapFilled: boolean;
}

/** A form nobody has written in; consent is never given in advance. */
export const EMPTY_DRAFT: Draft = {
  topic: '',
  message: '',
  name: '',
  phone: '',
  email: '',
  province: NO_CHOICE,
  commune: NO_CHOICE,
  anonymous: false,
  consent: false,
  isTrapFilled: false,
};

/** The page that a message is about. */
export type WrittenOn = NonNullable<FeedbackRequest['page']>;

/** What of a page's address is sent along: not its query or fragment, which may tell of the reader. */
export function pageWrittenOn({protocol, origin, pathname}: Location, title: string): WrittenOn | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return {url: `${origin}${pathname}`, title: title.slice(0, 1000)};
}

/** The fields that are asked of this writer. */
export function fieldsAsked(form: Form, {anonymous}: Draft): readonly FormField[] {
  return form.anonymous && anonymous ? form.fields.filter(({name}) => !PERSONAL.has(name)) : form.fields;
}

const text = (value: string): string => normalized(value, 'NFC').trim();

/** Where and how a message was written. */
export interface Circumstances {
  readonly page: WrittenOn | undefined;
  readonly article: string;
  readonly rating: Rating | undefined;
  readonly language: 'vi' | 'en';
}

/** The request for a draft that has no faults; fields left blank or not asked are left out. */
export function requestOf(draft: Draft, form: Form, {page, article, rating, language}: Circumstances): FeedbackRequest {
  const asked = new Set(fieldsAsked(form, draft).map(({name}) => name));
  const given = (name: 'name' | 'phone' | 'email'): string => (asked.has(name) ? text(draft[name]) : '');
  const [name, phone, email] = [given('name'), given('phone'), given('email')];
  const province = asked.has('address') ? draft.province.code : '';
  const commune = draft.commune.code;
  return {
    form: form.id,
    unit: form.unit.id,
    topic: draft.topic,
    message: text(draft.message),
    ...(name && {name}),
    ...(phone && {phone}),
    ...(email && {email}),
    ...(province && {address: {province, ...(commune && {commune})}}),
    ...(form.anonymous && draft.anonymous && {anonymous: true}),
    ...(rating && {rating}),
    consent: {version: form.consent.version},
    ...(page && {page}),
    ...(article && {article}),
    language,
    ...(draft.isTrapFilled && {website: '1'}),
  };
}

/** The draft of a message that came back, with everything that was written; the consent is to be given anew. */
export function draftOf({topic, message, name, phone, email, address, anonymous}: FeedbackRequest): Draft {
  return {
    ...EMPTY_DRAFT,
    topic,
    message,
    name: name ?? '',
    phone: phone ?? '',
    email: email ?? '',
    province: {code: address?.province ?? '', text: ''},
    commune: {code: address?.commune ?? '', text: ''},
    anonymous: anonymous ?? false,
  };
}
