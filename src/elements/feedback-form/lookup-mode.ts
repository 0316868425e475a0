import type {ReactiveControllerHost, TemplateResult} from 'lit';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {Lookup} from './lookup.js';
import {type LookupDraft, lookupView} from './lookup-view.js';

const NOTHING: LookupDraft = {code: '', secret: '', missing: []};

/** What look-up needs of the element it stands in. */
export interface LookupHost extends ReactiveControllerHost {
  /** Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void;
}

/** The form as `mode="lookup"` has it: asks for the two codes and shows how far the message has come. */
export class LookupMode {
  readonly #lookup: Lookup;
  #draft = NOTHING;

  constructor(
    private readonly host: LookupHost,
    private readonly base: () => URL | undefined,
  ) {
    this.#lookup = new Lookup(host);
  }

  render(words: Words, language: LanguageCode): TemplateResult {
    return lookupView({
      lookup: this.#lookup,
      draft: this.#draft,
      words,
      language,
      onInput: this.#onInput,
      onSubmit: this.#onSubmit,
      onAnother: this.#onAnother,
      onWithdraw: this.#onWithdraw,
      onAsk: this.#onAsk,
      onFault: this.#onFault,
    });
  }

  readonly #onInput = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const name = target.name === 'code' ? 'code' : 'secret';
    this.#draft = {...this.#draft, [name]: target.value};
    this.host.requestUpdate();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const base = this.base();
    if (!base || this.#lookup.state.status === 'looking') return;
    const {code, secret} = this.#draft;
    const missing = (['code', 'secret'] as const).filter((name) => !this.#draft[name].trim());
    this.#draft = {...this.#draft, missing};
    if (missing.length > 0) {
      this.#lookup.reset();
      this.host.focusOn('.faults');
      return;
    }
    await this.#lookup.look(base, code, secret);
    this.host.focusOn(this.#lookup.state.status === 'found' ? '.panel' : '.faults');
  };

  readonly #onAnother = (): void => {
    this.#draft = NOTHING;
    this.#lookup.reset();
    this.host.focusOn('#code');
  };

  readonly #onAsk = (isAsking: boolean): void => {
    this.#lookup.askToWithdraw(isAsking);
    this.host.focusOn(isAsking ? '.question' : '.withdraw');
  };

  readonly #onWithdraw = async (): Promise<void> => {
    const base = this.base();
    if (!base) return;
    await this.#lookup.withdraw(base);
    const {state} = this.#lookup;
    if (state.status === 'found' && state.withdrawal.step === 'done') this.host.focusOn('.panel');
  };

  readonly #onFault = (event: Event, field: 'code' | 'secret'): void => {
    event.preventDefault();
    this.host.focusOn(`#${field}`);
  };
}
