import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {findNames} from '../vietnamese/search.js';
import {normalized} from '../vietnamese/normalized.js';

/** One thing to choose. */
export interface ComboboxOption {
  readonly code: string;
  readonly name: string;
}

/** What stands in the box, and the code of the option it names; no code while it names none. */
export interface ComboboxChoice {
  readonly code: string;
  readonly text: string;
}

/** A box nobody has chosen anything in. */
export const NO_CHOICE: ComboboxChoice = {code: '', text: ''};

/** What a {@link Combobox} is drawn from. */
export interface ComboboxView {
  readonly choice: ComboboxChoice;
  readonly options: readonly ComboboxOption[];
  /** Names the list of options, which has no label of its own. */
  readonly label: string;
  readonly describedBy: string | typeof nothing;
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
  readonly words: {
    readonly notChosen: string;
    readonly noResult: string;
    readonly results: (count: string) => string;
  };
}

const wrapped = (index: number, count: number): number => ((index % count) + count) % count;

/** The pointer picks in the list while the focus stays in the box. */
const keepFocus = (event: Event): void => event.preventDefault();

/** A choice may be known by its code alone, before the options are there. */
const nameOf = ({choice, options}: ComboboxView): string =>
  (choice.code && options.find(({code}) => code === choice.code)?.name) || choice.text;

/**
 * A box to type in with a list to choose from, by the pattern «editable combobox with list autocomplete» of the ARIA Authoring
 * Practices: the focus stays in the box, arrows move in the list, Enter chooses, Escape closes and then empties.
 */
export class Combobox {
  #isOpen = false;
  #active = -1;
  /** After opening without typing the whole list is there, whatever stands in the box. */
  #isFiltering = false;
  #shown: readonly ComboboxOption[] = [];

  /**
   * @param id of the box; its label points at it
   * @param onChoice told of each change
   */
  constructor(
    private readonly host: ReactiveControllerHost & {readonly renderRoot: ParentNode},
    private readonly id: string,
    private readonly onChoice: (choice: ComboboxChoice) => void,
  ) {}

  render(view: ComboboxView): TemplateResult {
    const {choice, label, words} = view;
    const list = `${this.id}-list`;
    this.#shown = this.#optionsOf(view);
    const found = this.#shown.filter(({code}) => code).length;
    const isOpen = this.#isOpen && !view.isDisabled;
    const hasList = isOpen && this.#shown.length > 0;
    const said = isOpen ? (found > 0 ? words.results(String(found)) : words.noResult) : '';
    return html`<div
      class="combobox"
      @click=${this.#onClick}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, view)}
      @focusout=${() => this.#onLeave(view)}
    >
      <input
        id=${this.id}
        type="text"
        part="input"
        role="combobox"
        autocomplete="off"
        aria-label=${label}
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${hasList ? 'true' : 'false'}
        aria-controls=${list}
        aria-activedescendant=${hasList && this.#active >= 0 ? `${list}-${this.#active}` : nothing}
        aria-describedby=${view.describedBy}
        aria-invalid=${view.isInvalid ? 'true' : nothing}
        ?disabled=${view.isDisabled}
        .value=${live(nameOf(view))}
        @input=${(event: Event) => this.#onType(event, view)}
      />
      <ul id=${list} role="listbox" aria-label=${label} ?hidden=${!hasList} @mousedown=${keepFocus}>
        ${(hasList ? this.#shown : []).map(
          (option, index) =>
            html`<li
              id="${list}-${index}"
              role="option"
              aria-selected=${option.code === choice.code ? 'true' : 'false'}
              ?data-active=${index === this.#active}
            >
              ${option.name}
            </li>`,
        )}
      </ul>
      <div class=${isOpen && !hasList ? 'no-result' : 'visually-hidden'} role="status">${said}</div>
    </div>`;
  }

  /** What is offered: all that match, and before them a way to choose nothing again. */
  #optionsOf({options, choice, words}: ComboboxView): readonly ComboboxOption[] {
    if (this.#isFiltering) return findNames(options, choice.text);
    return choice.text || choice.code ? [{code: '', name: words.notChosen}, ...options] : options;
  }

  #turn(isOpen: boolean, isFiltering = false): void {
    if (!isOpen && !this.#isOpen) return;
    this.#isFiltering = isFiltering;
    this.#isOpen = isOpen;
    this.#active = -1;
    this.host.requestUpdate();
  }

  #choose(option: ComboboxOption): void {
    this.#turn(false);
    this.onChoice(option.code ? {code: option.code, text: option.name} : NO_CHOICE);
  }

  readonly #onClick = ({target}: Event): void => {
    if (target instanceof HTMLInputElement && !target.disabled) this.#turn(true);
    const item = target instanceof Element ? target.closest('[role=option]') : null;
    const option = this.#shown[Number(item?.id.split('-').slice(-1)[0])];
    if (option) this.#choose(option);
  };

  #onType({target}: Event, view: ComboboxView): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.onChoice({code: '', text: target.value});
    this.#turn(true, true);
    if (findNames(view.options, target.value).length === 1 && target.value.trim()) this.#active = 0;
  }

  /** A name typed in full is chosen without the list; anything else stays as typed, to be corrected. */
  #onLeave({choice, options}: ComboboxView): void {
    this.#turn(false);
    if (choice.code || !choice.text.trim()) return;
    const typed = normalized(choice.text, 'NFC').trim().toLowerCase();
    const exact = options.find(({name}) => normalized(name, 'NFC').toLowerCase() === typed);
    if (exact) this.#choose(exact);
  }

  #onKey(event: KeyboardEvent, view: ComboboxView): void {
    // the input method takes these keys while it composes
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        this.#move(event.altKey ? 0 : 1);
        break;
      case 'ArrowUp':
        this.#move(-1);
        break;
      case 'Enter': {
        const option = this.#isOpen ? this.#shown[this.#active] : undefined;
        if (!this.#isOpen) return;
        if (option) this.#choose(option);
        else this.#turn(false);
        break;
      }
      case 'Escape':
        if (this.#isOpen) this.#turn(false);
        else if (nameOf(view)) this.onChoice(NO_CHOICE);
        else return;
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #move(step: number): void {
    const {length} = this.#shown;
    if (!this.#isOpen) this.#turn(true);
    else if (length === 0) return;
    if (step !== 0 && length > 0) {
      this.#active = this.#active < 0 && step < 0 ? length - 1 : wrapped(this.#active + step, length);
    }
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      this.host.renderRoot.querySelector(`#${this.id}-list [data-active]`)?.scrollIntoView({block: 'nearest'});
    });
  }
}
