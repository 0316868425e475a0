import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {FeedbackRequest, Form, FormField} from '../../api/types.js';
import type {ComboboxChoice} from '../../widget/combobox.js';
import {draftStorage} from '../../widget/draft-storage.js';

/** The fields in which the reader types, besides the choice of topic and address. */
export const TEXT_NAMES = ['topic', 'message', 'name', 'phone', 'email'] as const;

/** What of a message tells who wrote it; not asked and not sent when it is anonymous. */
const PERSONAL: readonly FormField['name'][] = ['name', 'phone', 'email', 'address'];

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
  readonly isHoneypotFilled: boolean;
}

const NO_CHOICE: ComboboxChoice = {code: '', text: ''};

/** A form nobody has written in; consent is never given in advance. */
const EMPTY: Draft = {
  topic: '',
  message: '',
  name: '',
  phone: '',
  email: '',
  province: NO_CHOICE,
  commune: NO_CHOICE,
  anonymous: false,
  consent: false,
  isHoneypotFilled: false,
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
  return form.anonymous && anonymous ? form.fields.filter(({name}) => !PERSONAL.includes(name)) : form.fields;
}

const KEEP_AFTER_MS = 400;
const MESSAGE_NAMES = ['topic', 'message'] as const;
const CONTACT_NAMES = ['name', 'phone', 'email'] as const;
/** Under which a kept draft has for how long it was written on, in milliseconds. */
const ELAPSED = 'elapsed';

/** The fields by the ids of their boxes: what a reader can point at and correct. */
export type FieldName = (typeof TEXT_NAMES)[number] | 'province' | 'commune' | 'consent';

/** What the reader is to correct, with the sentence that tells how; without a field it concerns the whole form. */
export interface FormError {
  readonly field: FieldName | null;
  readonly sentence: string;
}

/** What became of a draft of an earlier visit. */
type Restored = {readonly kind: 'none'} | {readonly kind: 'restored'; readonly at: Date} | {readonly kind: 'erased'};

/**
 * Holds what is being written, and keeps the message (the contact only if the writer wishes) on this device, so that a closed tab
 * or a dead battery costs no words.
 */
export class DraftController implements ReactiveController {
  /** Another object after each change. */
  value: Draft = EMPTY;
  /** What is to be corrected in it. */
  errors: readonly FormError[] = [];
  restored: Restored = {kind: 'none'};
  /** Whether the contact is kept on this device too. */
  remembersContact = false;

  #name: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first key of this text was typed, by the clock of the page, which does not jump; undefined before. */
  #firstKeyAt: number | undefined;

  /** @param mayKeep whether anything may be kept on the device */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly mayKeep: () => boolean,
  ) {
    host.addController(this);
  }

  /** For how long this text has been written on, be it on an earlier page, in milliseconds. */
  get elapsedMs(): number {
    return this.#firstKeyAt === undefined ? 0 : performance.now() - this.#firstKeyAt;
  }

  hostDisconnected(): void {
    this.#keepNow();
  }

  /** Goes on with the draft of this name, in place of any other. */
  open(name: string): void {
    if (name === this.#name) return;
    this.close();
    this.#name = name;
    if (this.mayKeep()) this.#restore(name);
  }

  /** Puts away what is written: it stays on the device where it may be kept there, and nowhere else. */
  close(): void {
    this.#keepNow();
    this.#name = undefined;
    this.remembersContact = false;
    this.#clear();
  }

  change(changes: Partial<Draft>): void {
    this.value = {...this.value, ...changes};
    this.#keepSoon();
    this.host.requestUpdate();
  }

  /** Goes on with a message that came back, with everything that was written; the consent is to be given anew. */
  resume({seconds_taken = 0, topic, message, name = '', phone = '', email = '', address, anonymous}: FeedbackRequest) {
    this.#wroteBefore(seconds_taken * 1000);
    this.change({
      ...EMPTY,
      topic,
      message,
      name,
      phone,
      email,
      province: {code: address?.province ?? '', text: ''},
      commune: {code: address?.commune ?? '', text: ''},
      anonymous: anonymous ?? false,
    });
  }

  /** The message is in good hands; nothing of it stays here. */
  end(): void {
    this.forgetKept();
    this.#clear();
    this.host.requestUpdate();
  }

  /** Takes the kept draft off the device; what stands in the form stays. */
  forgetKept(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#name) draftStorage.erase(this.#name);
  }

  /** Erases it at the reader's wish. */
  erase(): void {
    this.end();
    this.restored = {kind: 'erased'};
  }

  /**
   * Takes over what was typed, also while an input method still composes: the field then holds what is drawn, so that no drawing
   * rewrites it in the middle of a word.
   */
  onInput({target}: Event): void {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') {
      const {name, checked} = target;
      if (name === 'consent' || name === 'anonymous') this.change({[name]: checked});
      if (name === 'remember') {
        this.remembersContact = checked;
        this.change({});
      }
    } else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      const name = TEXT_NAMES.find((candidate) => candidate === target.name);
      if (name === 'message') this.#firstKeyAt ??= performance.now();
      if (name) this.change({[name]: target.value});
      if (target.name === 'website') this.change({isHoneypotFilled: target.value !== ''});
    }
  }

  #clear(): void {
    this.value = EMPTY;
    this.errors = [];
    this.restored = {kind: 'none'};
    this.#firstKeyAt = undefined;
  }

  #restore(name: string): void {
    const stored = draftStorage.read(name);
    if (!stored) return;
    const read = Object.fromEntries(
      [...MESSAGE_NAMES, ...CONTACT_NAMES].map((field) => [field, stored.values.get(field) ?? ''] as const),
    );
    this.value = {...EMPTY, ...read};
    this.remembersContact = CONTACT_NAMES.some((field) => stored.values.has(field));
    this.restored = {kind: 'restored', at: stored.at};
    this.#wroteBefore((Number(stored.values.get(ELAPSED)) || 0) + Date.now() - stored.at.getTime());
  }

  #wroteBefore(ms: number): void {
    this.#firstKeyAt = performance.now() - (Number.isFinite(ms) && ms > 0 ? ms : 0);
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepNow(), KEEP_AFTER_MS);
  }

  #keepNow(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#name || !this.mayKeep()) return;
    if (!this.value.message.trim()) {
      draftStorage.erase(this.#name);
      return;
    }
    const names = this.remembersContact ? [...MESSAGE_NAMES, ...CONTACT_NAMES] : MESSAGE_NAMES;
    const values = Object.fromEntries(names.map((name) => [name, this.value[name]]));
    draftStorage.keep(this.#name, {...values, [ELAPSED]: String(Math.round(this.elapsedMs))});
  }
}
