import {fixture, html} from '@open-wc/testing';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import '../../src/elements/feedback-form/define.js';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import type {FeedbackRequest, RatingRequest} from '../../src/api/types.js';
import {FORM} from './fake-api/content.js';
import {fakeApi} from './fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork} from './network.js';
import {all, drawn, one} from './widget.js';

/** The device as it is before anybody wrote on it. */
export async function cleanDevice(): Promise<void> {
  await pageOutbox().eraseAll();
  localStorage.clear();
}

/** A feedback form on the page, ready to write in. */
export async function form(
  attributes: Readonly<Record<string, string>> = {},
  scenario: Parameters<typeof fakeApi>[0] = 'default',
): Promise<FeedbackForm> {
  const widget = document.createElement('feedback-form');
  for (const [name, value] of Object.entries({api: fakeApi(scenario), unit: 'khanh-hoa', ...attributes})) {
    widget.setAttribute(name, value);
  }
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.append(widget);
  await drawn(widget, 'ready');
  return widget;
}

/** Types into a box as a reader does, all at once. */
export function type(widget: FeedbackForm, field: string, text: string): void {
  const input = one<HTMLInputElement | HTMLTextAreaElement>(widget, `#${field}`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

/** Fills in what must be. */
export function fill(widget: FeedbackForm, message = 'Đề nghị công khai lịch tiếp công dân.'): void {
  one<HTMLInputElement>(widget, '#topic input').click();
  type(widget, 'message', message);
  type(widget, 'name', 'Người gửi thử');
  one<HTMLInputElement>(widget, '#consent').click();
}

export const press = (widget: FeedbackForm, selector: string) => one(widget, selector).click();
export const send = (widget: FeedbackForm) => press(widget, 'button[type=submit]');
export const sentences = (widget: FeedbackForm) => all(widget, '.faults li').map(({textContent}) => textContent.trim());
export const focused = (widget: FeedbackForm) => widget.shadowRoot?.activeElement;

/** One attempt to send a message, as the API sees it. */
export interface Attempt {
  readonly key: string | null;
  readonly body: FeedbackRequest;
}

const isFeedback = (body: unknown): body is FeedbackRequest =>
  typeof body === 'object' && body !== null && 'message' in body && 'consent' in body;

/** One attempt to send an answer to «Bài viết có hữu ích?», as the API sees it. */
export interface RatingAttempt extends RatingRequest {
  readonly key: string | null;
}

const isRating = (body: unknown): body is RatingRequest =>
  typeof body === 'object' && body !== null && Object.keys(body).sort().join(' ') === 'article rating unit';

/**
 * Puts an API in the network's place that knows the form and says of each attempt what the test wants; answers to «Bài viết có hữu
 * ích?» are counted once the test wants nothing else of them.
 */
export function apiThatRecords(
  answers: readonly (() => Promise<Response>)[],
  toRatings: readonly (() => Promise<Response>)[] = [],
): {
  readonly network: ReplacedNetwork;
  readonly attempts: readonly Attempt[];
  readonly ratings: readonly RatingAttempt[];
} {
  const attempts: Attempt[] = [];
  const ratings: RatingAttempt[] = [];
  const network = replaceNetwork((url, init) => {
    if (url.includes('/v1/forms/')) return Promise.resolve(json(FORM));
    if (url.endsWith('/v1/ratings')) {
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      if (!isRating(body)) throw new Error('an answer and nothing else was expected');
      ratings.push({...body, key: new Headers(init.headers).get('idempotency-key')});
      return toRatings[ratings.length - 1]?.() ?? Promise.resolve(new Response(null, {status: 204}));
    }
    if (!url.endsWith('/v1/feedback')) return Promise.resolve(json({title: 'Không có', status: 404}, 404));
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    if (!isFeedback(body)) throw new Error('a message was expected');
    attempts.push({key: new Headers(init.headers).get('idempotency-key'), body});
    return answers[attempts.length - 1]?.() ?? Promise.reject(new Error('one attempt too many'));
  });
  return {network, attempts, ratings};
}

/** The request never comes through. */
export const lost = () => Promise.reject(new TypeError('Failed to fetch'));

/** The message is stored. */
export const stored = () =>
  Promise.resolve(json({code: 'KH-7F3K-92QD', received_at: '2026-11-20T09:00:00+07:00', status: 'received'}, 201));
