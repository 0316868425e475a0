import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {makeLookupSecret} from '../../api/feedback.js';
import type {FeedbackRequest} from '../../api/types.js';
import type {ComboboxChoice} from '../../widget/combobox.js';
import {keptDraft} from '../../widget/kept-draft.js';
import {withArea} from './area-field.js';
import {type Draft, EMPTY_DRAFT, TEXT_NAMES} from './draft.js';
import type {Fault} from './faults.js';

const KEEP_AFTER_MS = 400;
const MESSAGE_NAMES = ['topic', 'message'] as const;
const CONTACT_NAMES = ['name', 'phone', 'email'] as const;

/** What became of a draft of an earlier visit. */
export type Restored =
  {readonly kind: 'none'} | {readonly kind: 'restored'; readonly at: Date} | {readonly kind: 'erased'};

/**
 * Holds what is being written, and keeps the message (the contact only if the writer wishes) on this device, so that a closed tab
 * or a dead battery costs no words.
 */
export class Writing implements ReactiveController {
  draft: Draft = EMPTY_DRAFT;
  faults: readonly Fault[] = [];
  restored: Restored = {kind: 'none'};
  /** Whether the contact is kept on this device too. */
  remembersContact = false;

  #name: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #startedAt = performance.now();
  #stamped: {readonly body: string; readonly request: FeedbackRequest} | undefined;

  /** @param name under which the draft is kept; undefined where none may be */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly name: () => string | undefined,
  ) {
    host.addController(this);
  }

  /**
   * The request with what belongs to its first attempt: how long it was written on, and the secret that will open look-up. Sending
   * the same again is the same message, with the same two.
   */
  stamped(request: FeedbackRequest): FeedbackRequest {
    const body = JSON.stringify(request);
    if (this.#stamped?.body !== body) {
      const seconds = Math.max(0, Math.round((performance.now() - this.#startedAt) / 1000));
      this.#stamped = {body, request: {...request, lookup_secret: makeLookupSecret(), seconds_taken: seconds}};
    }
    return this.#stamped.request;
  }

  hostConnected(): void {
    globalThis.addEventListener('pagehide', this.#keepNow);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('pagehide', this.#keepNow);
    this.#keepNow();
  }

  hostUpdate(): void {
    const name = this.name();
    if (name === this.#name) return;
    this.#name = name;
    if (name) this.#restore(name);
  }

  /** Another draft, as a whole. */
  change(changes: Partial<Draft>): void {
    this.draft = {...this.draft, ...changes};
    this.#keepSoon();
    this.host.requestUpdate();
  }

  /** The form stands before the reader from now on. */
  begin(): void {
    this.#startedAt = performance.now();
  }

  /** The message is in good hands; nothing of it stays here. */
  end(): void {
    this.forgetKept();
    this.draft = EMPTY_DRAFT;
    this.faults = [];
    this.#stamped = undefined;
    this.restored = {kind: 'none'};
    this.begin();
    this.host.requestUpdate();
  }

  /** Takes the kept draft off the device; what stands in the form stays. */
  forgetKept(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#name) keptDraft.erase(this.#name);
  }

  readonly onArea = (name: 'province' | 'commune', choice: ComboboxChoice): void => {
    this.change(withArea(this.draft, name, choice));
  };

  readonly onErase = (): void => {
    this.end();
    this.restored = {kind: 'erased'};
  };

  /**
   * Takes over what was typed, also while an input method still composes: the field then holds what is drawn, so that no drawing
   * rewrites it in the middle of a word.
   */
  readonly onInput = ({target}: Event): void => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') {
      const {name, checked} = target;
      if (name === 'consent' || name === 'anonymous') this.change({[name]: checked});
      if (name === 'remember') {
        this.remembersContact = checked;
        this.change({});
      }
    } else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      const name = [...TEXT_NAMES, 'website' as const].find((candidate) => candidate === target.name);
      if (name) this.change({[name]: target.value});
    }
  };

  #restore(name: string): void {
    const kept = keptDraft.read(name);
    if (!kept || this.draft !== EMPTY_DRAFT) return;
    const read = Object.fromEntries(
      [...MESSAGE_NAMES, ...CONTACT_NAMES].map((field) => [field, kept.values.get(field) ?? ''] as const),
    );
    this.draft = {...EMPTY_DRAFT, ...read};
    this.remembersContact = CONTACT_NAMES.some((field) => kept.values.has(field));
    this.restored = {kind: 'restored', at: kept.at};
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#keepNow, KEEP_AFTER_MS);
  }

  readonly #keepNow = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#name) return;
    if (!this.draft.message.trim()) {
      keptDraft.erase(this.#name);
      return;
    }
    const names = this.remembersContact ? [...MESSAGE_NAMES, ...CONTACT_NAMES] : MESSAGE_NAMES;
    keptDraft.keep(this.#name, Object.fromEntries(names.map((name) => [name, this.draft[name]])));
  };
}
