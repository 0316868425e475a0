import {html, type TemplateResult} from 'lit';
import type {StaffMember} from '../../api/types.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import type {LanguageCode} from '../../widget/language.js';
import type {ExportController} from './export.js';
import type {MessageList} from './messages.js';
import type {OpenMessage} from './message.js';
import type {RatingsController} from './ratings.js';
import type {Words} from './vi.js';

/** What the parts of the inbox are drawn from, and how they reach the rest of it. */
export interface InboxView {
  readonly words: Words;
  readonly language: LanguageCode;
  /** The level of the inbox's own headline. */
  readonly level: number;
  readonly member: StaffMember;
  /** The unit that the tag names, if any. */
  readonly unit: string;
  /** The base address of the common API, against which its addresses are read. */
  readonly base: string;
  readonly list: MessageList;
  readonly open: OpenMessage;
  readonly exporting: ExportController;
  readonly rated: RatingsController;
  /** Says in the status region what an action came to, as long as its member is at work. */
  readonly say: (sentence: string) => void;
  /** Brings the focus to a part once it is drawn, as long as its member is at work. */
  readonly focus: (selector: string) => void;
}

/** A moment for people, and for machines beside it. */
export function moment(at: string, language: LanguageCode): TemplateResult {
  return html`<time datetime=${at}>${timeText(at, language)}</time>`;
}

/** A moment for people; what is no moment stays as it came. */
export function timeText(at: string, language: LanguageCode): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : formatDayTime(date, language);
}

/** A link that opens in a tab of its own, since leaving this one would end the session; without an address the text alone. */
export function newTabLink(
  href: string | undefined,
  text: string,
  {words}: Pick<InboxView, 'words'>,
): TemplateResult | string {
  return href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${text} ${words.message.newTab}</a>`
    : text;
}

/** The headline of a part, below the inbox's own in the page's outline; it can take the focus by program. */
export function partHeading(id: string, text: string, level: number): TemplateResult {
  return html`<div id=${id} class="title" role="heading" aria-level=${Math.min(level + 1, 6)} tabindex="-1">
    ${text}
  </div>`;
}
