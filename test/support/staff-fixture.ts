import {fixture, html} from '@open-wc/testing';
import '../../src/elements/feedback-inbox/define.js';
import type {FeedbackInbox} from '../../src/elements/feedback-inbox/feedback-inbox.js';
import {signIn} from './staff.js';
import {drawn} from './widget.js';

/** An inbox before anybody signs in. */
export async function signedOut(api: string): Promise<FeedbackInbox> {
  const widget = await fixture<FeedbackInbox>(html`<feedback-inbox api=${api}></feedback-inbox>`);
  await drawn(widget, 'signed-out');
  return widget;
}

/** An inbox with somebody at work. */
export async function inbox(api: string, token = 'dv_thu', state = 'ready'): Promise<FeedbackInbox> {
  const widget = await signedOut(api);
  signIn(widget, token);
  await drawn(widget, state);
  return widget;
}
