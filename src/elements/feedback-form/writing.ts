import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {makeLookupSecret} from '../../api/feedback.js';
import type {FeedbackRequest} from '../../api/types.js';
import type {ComboboxChoice} from '../../widget/combobox.js';
import {keptDraft} from '../../widget/kept-draft.js';
import {withArea} from './area-field.js';
import {type Draft, draftOf, EMPTY_DRAFT, TEXT_NAMES} from './draft.js';
import type {Fault} from './faults.js';

const KEEP_AFTER_MS = 400;
const MESSAGE_NAMES = ['topic', 'message'] as const;
const CONTACT_NAMES = ['name', 'phone', 'email'] as const;
/** Under which a draft keeps for how long it was written on, in milliseconds. */
const ELAPSED = 'elapsed';

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
  /** When the first key of this text was typed, by the clock of the page, which does not jump; undefined before. */
  #firstKeyAt: number | undefined;
  #stamped: {readonly body: string; readonly request: FeedbackRequest} | undefined;

  /** @param name under which the draft is kept; undefined where none may be */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly name: () => string | undefined,
  ) {
    host.addController(this);
  }

  /**
   * The request with what belongs to its first attempt: how long ago its first key was typed, be it on an earlier page, and the secret
   * that will open look-up. Sending the same again is the same message, with the same two.
   */
  stamped(request: FeedbackRequest): FeedbackRequest {
    const body = JSON.stringify(request);
    if (this.#stamped?.body !== body) {
      const seconds = Math.round(this.#elapsedMs / 1000);
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

  /** Goes on with a message that came back, on which its writer has spent time before. */
  resume(feedback: FeedbackRequest): void {
    this.#wroteBefore((feedback.seconds_taken ?? 0) * 1000);
    this.change(draftOf(feedback));
  }

  /** The message is in good hands; nothing of it stays here. */
  end(): void {
    this.forgetKept();
    this.draft = EMPTY_DRAFT;
    this.faults = [];
    this.#stamped = undefined;
    this.restored = {kind: 'none'};
    this.#firstKeyAt = undefined;
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
      const name = TEXT_NAMES.find((candidate) => candidate === target.name);
      if (name === 'message') this.#firstKeyAt ??= performance.now();
      if (name) this.change({[name]: target.value});
      if (target.name === 'website') this.change({isTrapFilled: target.value !== ''});
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
    this.#wroteBefore((Number(kept.values.get(ELAPSED)) || 0) + Date.now() - kept.at.getTime());
  }

  get #elapsedMs(): number {
    return this.#firstKeyAt === undefined ? 0 : performance.now() - this.#firstKeyAt;
  }

  #wroteBefore(ms: number): void {
    this.#firstKeyAt = performance.now() - (Number.isFinite(ms) && ms > 0 ? ms : 0);
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
    const values = Object.fromEntries(names.map((name) => [name, this.draft[name]]));
    keptDraft.keep(this.#name, {...values, [ELAPSED]: String(Math.round(this.#elapsedMs))});
  };
}
