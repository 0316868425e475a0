import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {communesRequest, provincesRequest} from '../../api/areas.js';
import type {AreaList} from '../../api/types.js';
import {Combobox, type ComboboxChoice, type ComboboxOption} from '../../widget/combobox.js';
import {ApiController} from '../../widget/fetch-controller.js';
import type {Draft} from './draft.js';
import {describedBy, faultLine, type FieldsView} from './field-parts.js';

/** Told of a choice of province or commune. */
export type OnArea = (name: 'province' | 'commune', choice: ComboboxChoice) => void;

/** What the address is asked of. */
interface AddressHost extends ReactiveControllerHost, Element {
  readonly renderRoot: ParentNode;
}

const optionsOf = ({state}: ApiController<AreaList>): readonly ComboboxOption[] =>
  state.status === 'ready' || state.status === 'stale' ? state.data.items : [];

/**
 * Asks for an address in the two levels that there are since 1/7/2025: the province, then one of its communes. The lists are read
 * when the form asks for an address; where they cannot be had, nothing has to be chosen.
 */
export class AddressField {
  readonly #provinces: ApiController<AreaList>;
  readonly #communes: ApiController<AreaList>;
  readonly #province: Combobox;
  readonly #commune: Combobox;

  /** @param wish the API's base and the province chosen, once the form is to ask for an address */
  constructor(
    host: AddressHost,
    wish: () => {readonly base: URL; readonly province: string} | undefined,
    private readonly onArea: OnArea,
  ) {
    this.#provinces = new ApiController(host, {
      request: () => {
        const wanted = wish();
        return wanted && provincesRequest(wanted.base);
      },
    });
    this.#communes = new ApiController(host, {
      request: () => {
        const wanted = wish();
        return wanted?.province ? communesRequest(wanted.base, wanted.province) : undefined;
      },
    });
    this.#province = new Combobox(host, 'province', (choice) => this.onArea('province', choice));
    this.#commune = new Combobox(host, 'commune', (choice) => this.onArea('commune', choice));
  }

  /** Whether a place can be chosen at all. */
  get hasProvinces(): boolean {
    return optionsOf(this.#provinces).length > 0;
  }

  render(view: FieldsView, required: boolean): TemplateResult {
    const {words, draft} = view;
    return html`<fieldset class="field address" part="field">
      <legend class="label">
        ${words.address} ${required ? nothing : html`<span class="optional">${words.optional}</span>`}
      </legend>
      <div class="levels">
        ${this.#level('province', this.#provinces, this.#province, view, words.areaHint)}
        ${this.#level('commune', this.#communes, this.#commune, view, draft.province.code ? '' : words.provinceFirst)}
      </div>
    </fieldset>`;
  }

  #level(
    name: 'province' | 'commune',
    areas: ApiController<AreaList>,
    box: Combobox,
    view: FieldsView,
    hint: string,
  ): TemplateResult {
    const {words, draft} = view;
    const {status} = areas.state;
    const isWanted = name === 'province' || draft.province.code !== '';
    const isFailed = isWanted && status === 'failed';
    const said = isFailed ? words.areasFailed : isWanted && status === 'loading' ? words.areasLoading : hint;
    return html`<div class="level">
      <label class="label" for=${name}>${words[name]}</label>
      <p id="${name}-hint" class="hint muted">${said}</p>
      ${faultLine(name, view)}
      ${box.render({
        choice: draft[name],
        options: optionsOf(areas),
        label: words[name],
        describedBy: describedBy(name, view, `${name}-hint`),
        isInvalid: view.faultOf(name) !== undefined,
        isDisabled: !isWanted || isFailed,
        words,
      })}
      ${
        isFailed
          ? html`<button class="quiet retry" type="button" @click=${areas.retry}>${view.retryText}</button>`
          : nothing
      }
    </div>`;
  }
}

/** The draft after a choice: another province has other communes. */
export function withArea(draft: Draft, name: 'province' | 'commune', choice: ComboboxChoice): Draft {
  if (name === 'commune') return {...draft, commune: choice};
  const isSame = choice.code !== '' && choice.code === draft.province.code;
  return {...draft, province: choice, commune: isSame ? draft.commune : {code: '', text: ''}};
}
