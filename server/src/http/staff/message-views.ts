import type {components} from '../../../../src/api/generated/contract.js';
import {toLocalTime} from '../../local-time.js';
import {masked, type SenderContact} from '../../staff/contact.js';
import {excerptOf} from '../../staff/excerpt.js';
import type {MessageRow} from '../../store/staff-feedback.js';

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
