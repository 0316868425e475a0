import type {components} from '../../../../src/api/generated/contract.js';
import {firstGraphemes} from '../../../../src/vietnamese/graphemes.js';
import {normalized} from '../../../../src/vietnamese/normalized.js';
import {toLocalTime} from '../../local-time.js';
import type {MessageRow} from './queries.js';

function firstLetter([letter = '']: string): string {
  return letter;
}

/** The words of a name by their first letters: «Nguyễn Văn An» becomes «N*** V*** A***». */
export function maskName(name: string | null): string | null {
  const words = normalized(name ?? '', 'NFC')
    .split(/\s+/u)
    .filter(Boolean);
  return words.length === 0 ? null : words.map((word) => `${firstLetter(word)}***`).join(' ');
}

/** A phone number by its first two and last two digits: «0912345678» becomes «09** *** *78». */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replaceAll(/\D/g, '');
  if (digits.length < 7) return '***';
  const masked = digits.slice(0, 2) + '*'.repeat(digits.length - 4) + digits.slice(-2);
  return `${masked.slice(0, 4)} ${masked.slice(4, 7)} ${masked.slice(7)}`;
}

/** An e-mail address by its first letter and its domain: «anh@example.vn» becomes «a***@example.vn». */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${firstLetter(email)}***${email.slice(at)}`;
}

/** What a message holds of its sender, as text; null where they left it out or it is erased. */
export interface SenderContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Commune and province by name. */
  readonly address: string | null;
}

/** The sender as they may be shown to whoever need not know them: of an address the province is left. */
export function masked({name, phone, email, address}: SenderContact): SenderContact {
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    email: maskEmail(email),
    address: address === null ? null : (address.split(', ').at(-1) ?? null),
  };
}

/** No grapheme that a person writes is longer than this many UTF-16 units on average. */
const UNITS_EACH = 30;

/** The beginning of a text in one line, cut between what a reader sees as characters. */
export function excerptOf(text: string, graphemes: number): string {
  const line = text
    .slice(0, graphemes * UNITS_EACH)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return firstGraphemes(line, graphemes).trimEnd();
}

type Contract = components['schemas'];

const EXCERPT_GRAPHEMES = 160;

/** A message in a list, its sender masked. */
export function summaryOf(row: MessageRow, contact: SenderContact): Contract['StaffFeedbackSummary'] {
  const {name, phone, email} = masked(contact);
  return {
    ...commonOf(row),
    excerpt: excerptOf(row.message, EXCERPT_GRAPHEMES),
    name,
    contact: phone ?? email,
  };
}

/** A message with all that is known of it. */
export function messageOf(
  row: MessageRow,
  {name, phone, email, address}: SenderContact,
  history: Contract['StaffFeedback']['history'],
): Contract['StaffFeedback'] {
  return {
    ...commonOf(row),
    message: row.message,
    name,
    phone,
    email,
    address,
    anonymous: row.anonymous,
    rating: row.rating,
    spam_reason: row.spam_reason,
    page: row.page_url === null ? null : {url: row.page_url, title: row.page_title},
    article: row.article_id,
    article_ratings:
      row.article_yes === null || row.article_no === null ? null : {yes: row.article_yes, no: row.article_no},
    consent: {version: row.consent_version, text: row.consent_text, at: toLocalTime(row.consented_at)},
    reply: replyOf(row),
    history,
    erased_at: row.erased_at && toLocalTime(row.erased_at),
  };
}

function commonOf(row: MessageRow) {
  return {
    code: row.receipt_code,
    unit: {id: row.unit_id, name: row.unit_name, short_name: row.unit_short_name},
    topic: {id: row.topic, name: row.topic_name ?? row.topic},
    status: row.status,
    spam: row.spam,
    assignee: row.assignee,
    received_at: toLocalTime(row.received_at),
    updated_at: toLocalTime(row.updated_at),
    version: row.version,
  };
}

function replyOf({reply_text: text, replied_at: at, replied_by: by}: MessageRow): Contract['StaffFeedback']['reply'] {
  return text === null || at === null || by === null ? null : {text, at: toLocalTime(at), by};
}
