import {css, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {communesRequest, provincesRequest} from '../../api/feedback.js';
import type {AreaList} from '../../api/types.js';
import {addStyles} from '../../widget/add-styles.js';
import {Combobox, type ComboboxChoice, type ComboboxOption, type ComboboxView} from '../../widget/combobox.js';
import {ApiController} from '../../widget/fetch-controller.js';
import type {DraftController} from './draft-controller.js';
import type {FormContext} from './form-controller.js';

/** The two levels of an address since 1/7/2025. */
type Level = 'province' | 'commune';

/** The form in which an address is asked for. */
interface AddressForm {
  readonly host: ReactiveControllerHost & Element & {readonly renderRoot: HTMLElement | DocumentFragment};
  readonly draft: DraftController;
  readonly context: () => FormContext | undefined;
}

const optionsOf = ({state}: ApiController<AreaList>): readonly ComboboxOption[] =>
  state.status === 'ready' || state.status === 'stale' ? state.data.items : [];

/** Offers the provinces, and the communes of the one chosen. */
export class AddressFields {
  readonly #form: AddressForm;
  readonly #places: Readonly<Record<Level, ApiController<AreaList>>>;
  readonly #boxes: Readonly<Record<Level, Combobox>>;

  constructor(form: AddressForm) {
    const {host, draft, context} = form;
    this.#form = form;
    this.#places = {
      province: new ApiController(host, {
        request: () => {
          const here = context();
          return here && provincesRequest(here.base);
        },
      }),
      commune: new ApiController(host, {
        request: () => {
          const here = context();
          const {code} = draft.value.province;
          return here && code ? communesRequest(here.base, code) : undefined;
        },
      }),
    };
    this.#boxes = {
      province: new Combobox(host, 'province', (choice) => this.#onProvince(choice)),
      commune: new Combobox(host, 'commune', (choice) => draft.change({commune: choice})),
    };
    addStyles(host.renderRoot, addressStyles);
  }

  /** What there is to choose from on a level. */
  places(level: Level): Pick<ApiController<AreaList>, 'state' | 'retry'> {
    return this.#places[level];
  }

  box(level: Level, view: Omit<ComboboxView, 'choice' | 'options' | 'label'> & {words: Record<Level, string>}) {
    return this.#boxes[level].render({
      ...view,
      choice: this.#form.draft.value[level],
      options: optionsOf(this.#places[level]),
      label: view.words[level],
    }) satisfies TemplateResult;
  }

  /** Another province has other communes. */
  #onProvince(province: ComboboxChoice): void {
    const {draft} = this.#form;
    const isSame = province.code !== '' && province.code === draft.value.province.code;
    draft.change({province, ...(!isSame && {commune: {code: '', text: ''}})});
  }
}

const addressStyles = css`
  .combobox {
    position: relative;
  }

  .combobox ul {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-block-size: 16em;
    margin: 0.125em 0 0;
    padding: 0;
    border: 0.0625em solid var(--danvan-field-border, #6b7680);
    border-radius: var(--_radius);
    background: var(--danvan-field, #fff);
    box-shadow: 0 0.25em 0.75em rgb(0 0 0 / 22%);
    color: var(--danvan-field-text, #1b1f23);
    overflow-y: auto;
    list-style: none;
  }

  .combobox ul[hidden] {
    display: none;
  }

  .combobox li {
    min-block-size: 2.75em;
    padding: 0.6em 0.7em;
    cursor: pointer;
  }

  .combobox li[aria-selected='true'] {
    font-weight: 700;
  }

  .combobox li:is([data-active], :hover) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .combobox .no-result {
    padding: 0.4em 0;
  }

  @media (forced-colors: active) {
    .combobox li[data-active] {
      outline: 0.125em solid Highlight;
      outline-offset: -0.125em;
    }
  }
`;
