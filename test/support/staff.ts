import '../../src/elements/feedback-inbox/define.js';
import type {FeedbackInbox} from '../../src/elements/feedback-inbox/feedback-inbox.js';
import {all, drawn, one} from './widget.js';

/** Types into a field as a person does. */
export function enter(widget: Element, selector: string, text: string): void {
  const field = one<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(widget, selector);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

/** The button that says this. */
export function button(widget: Element, text: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(widget, 'button').find(({textContent}) => textContent.trim() === text);
  if (!found) throw new Error(`no button says ${text}`);
  return found;
}

/** Enters a token and sends it. */
export function signIn(widget: FeedbackInbox, token: string): void {
  enter(widget, '#token', token);
  one<HTMLButtonElement>(widget, '.sign-in button').click();
}

/** Opens a message by its place in the list. */
export async function open(widget: FeedbackInbox, place = 0): Promise<void> {
  const opener = all(widget, '.open')[place];
  if (!opener) throw new Error(`no message at ${place}`);
  opener.click();
  await widget.updateComplete;
  await drawn(widget, () => all(widget, '.message #text-title').length === 1);
}

/** What the status region says. */
export const said = (widget: Element): string => one(widget, '[role=status]').textContent.trim();
