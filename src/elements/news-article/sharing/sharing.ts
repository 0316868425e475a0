import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Words} from '../vi.js';
import {copyText, saveFile} from '../../../widget/take-along.js';
import type {qrCode, QrCode, qrFile} from './qr-code.js';
import {canShareNatively, mailLink, type Shared, shareNatively, zaloLink} from './ways.js';

interface QrModule {
  readonly qrCode: typeof qrCode;
  readonly qrFile: typeof qrFile;
}

/** How the maker of QR codes is brought. */
export type LoadQr = () => Promise<QrModule>;

const fromFile: LoadQr = () => import('./qr-code.js');

type QrState =
  | {readonly status: 'closed' | 'loading' | 'failed'}
  | {readonly status: 'open'; readonly code: QrCode; readonly address: string; readonly file: () => string};

interface SharingHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

/**
 * Lets a reader pass a story on: by the means of the device, by Zalo, as a copied link, by the reader's own e-mail program and as a QR
 * code. Nothing is fetched from anybody and nobody is told, until the reader chooses a way.
 */
export class Sharing {
  #copy: 'none' | 'copied' | 'refused' = 'none';
  #qr: QrState = {status: 'closed'};

  /** @param load stands in for the file in tests */
  constructor(
    private readonly host: SharingHost,
    private readonly load: LoadQr = fromFile,
  ) {}

  /** Draws the ways for a story. */
  render(shared: Shared, words: Words): TemplateResult {
    const {share} = words.article;
    const isOpen = this.#qr.status === 'open';
    return html`<div class="share" part="share" role="group" aria-labelledby="share-title">
      <p id="share-title" class="share-title">${share.title}</p>
      <div class="ways">
        ${
          canShareNatively(shared)
            ? html`<button class="quiet way" type="button" data-way="native" @click=${() => this.#onNative(shared)}>
                ${share.native}
              </button>`
            : nothing
        }
        <a
          class="way"
          data-way="zalo"
          href=${zaloLink(shared)}
          target="_blank"
          rel="noopener noreferrer nofollow"
          aria-label=${share.zaloLabel}
          >${share.zalo}</a
        >
        <button class="quiet way" type="button" data-way="copy" @click=${() => this.#onCopy(shared)}>
          ${share.copy}
        </button>
        <a class="way" data-way="mail" href=${mailLink(shared.title, share.mailBody(shared.title, shared.address))}
          >${share.mail}</a
        >
        <button
          class="quiet way"
          type="button"
          data-way="qr"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="qr"
          @click=${() => this.#onQr(shared)}
        >
          ${share.qr}
        </button>
      </div>
      <p class="said" role="status">${this.#said(words)}</p>
      ${
        this.#copy === 'refused'
          ? html`<input class="address" readonly aria-label=${share.address} .value=${shared.address} />`
          : nothing
      }
      <div id="qr">${this.#renderQr(shared, words)}</div>
      <p class="printed">${share.printed(shared.address)}</p>
    </div>`;
  }

  #said({article: {share}}: Words): string {
    if (this.#qr.status === 'loading') return share.qrLoading;
    if (this.#qr.status === 'failed') return share.qrFailed;
    return {none: '', copied: share.copied, refused: share.refused}[this.#copy];
  }

  #renderQr({title, address}: Shared, {article: {share}}: Words): TemplateResult | typeof nothing {
    const state = this.#qr;
    // a code of the former story would lead its reader astray
    if (state.status !== 'open' || state.address !== address) return nothing;
    const {size, path} = state.code;
    return html`<figure class="qr" part="qr">
      <svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${share.qrLabel(title)} shape-rendering="crispEdges">
        <rect width=${size} height=${size} fill="#fff"></rect>
        <path d=${path} fill="#000"></path>
      </svg>
      <figcaption>
        ${share.qrHint}
        <button class="quiet" type="button" @click=${() => this.#onSave(state.file(), share.qrFile)}>
          ${share.qrSave}
        </button>
      </figcaption>
    </figure>`;
  }

  #onSave(file: string, name: string): void {
    saveFile(new Blob([file], {type: 'image/svg+xml'}), name);
  }

  /** Where the device's means may not be used, the address is copied: a button always does something. */
  async #onNative(shared: Shared): Promise<void> {
    if (!(await shareNatively(shared))) await this.#onCopy(shared);
  }

  /** What was said before goes first, so that the same words are said again. */
  async #onCopy({address}: Shared): Promise<void> {
    this.#turn('none');
    await this.host.updateComplete;
    const isCopied = await copyText(address);
    this.#turn(isCopied ? 'copied' : 'refused');
    await this.host.updateComplete;
    if (!isCopied) this.host.renderRoot.querySelector<HTMLInputElement>('.share .address')?.select();
  }

  #turn(copy: 'none' | 'copied' | 'refused', qr: QrState = this.#qr): void {
    this.#copy = copy;
    this.#qr = qr;
    this.host.requestUpdate();
  }

  async #onQr({address}: Shared): Promise<void> {
    if (this.#qr.status === 'loading') return;
    if (this.#qr.status === 'open' && this.#qr.address === address) {
      this.#turn('none', {status: 'closed'});
      return;
    }
    this.#turn('none', {status: 'loading'});
    try {
      const {qrCode, qrFile} = await this.load();
      const code = qrCode(address);
      this.#turn('none', {status: 'open', code, address, file: () => qrFile(code)});
    } catch {
      this.#turn('none', {status: 'failed'});
    }
  }
}
