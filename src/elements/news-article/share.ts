import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {copyText, saveFile} from '../../widget/copy-and-save.js';
import type {qrCode, QrCode, qrFile} from './qr-code.js';
import type {Words} from './vi.js';

/** A story on its way to somebody else. */
export interface Shared {
  readonly title: string;
  /** An absolute web address. */
  readonly address: string;
}

/**
 * The page of Zalo that passes an address on, to be opened by the reader's own click. It is the one that Zalo's share button opens
 * for a browser: its parameter `d` holds the address as JSON in base64. Neither its script nor its pictures are needed.
 */
export function zaloLink({address}: Shared): string {
  const bytes = new TextEncoder().encode(JSON.stringify({url: address}));
  const url = new URL('https://button-share.zalo.me/share_external');
  url.searchParams.set('layout', '1');
  url.searchParams.set('color', 'blue');
  url.searchParams.set('customize', 'false');
  url.searchParams.set('d', btoa(String.fromCharCode(...bytes)));
  url.searchParams.set('shareType', '0');
  return url.href;
}

/** Half of a character, left where a text was cut; it has no code to be sent by. */
const HALVES = /\p{Surrogate}/gu;

const encoded = (text: string): string => encodeURIComponent(text.replace(HALVES, '\uFFFD').replace(/\r?\n/g, '\r\n'));

/** A letter that the reader's own program sends; every byte of title and text is encoded, so neither can add a recipient. */
export function mailLink(title: string, text: string): string {
  return `mailto:?subject=${encoded(title.replace(/\s+/g, ' '))}&body=${encoded(text)}`;
}

/** Whether this browser can pass the story on by the means of the reader's device. */
export function canShareNatively({title, address}: Shared): boolean {
  return 'share' in navigator && (!('canShare' in navigator) || navigator.canShare({title, url: address}));
}

/**
 * Passes the story on by the means of the reader's device.
 *
 * @returns whether the reader was asked; a frame may not be allowed to
 */
export async function shareNatively({title, address}: Shared): Promise<boolean> {
  try {
    await navigator.share({title, url: address});
    return true;
  } catch (error) {
    // the reader thought better of it
    return error instanceof DOMException && error.name === 'AbortError';
  }
}

/** The ways of passing a story on. */
export const shareStyles = css`
  .share {
    margin-block-start: 1.5em;
    padding-block-start: 1em;
    border-block-start: 0.0625em solid var(--_border);
  }

  .share p {
    margin: 0;
  }

  .share-title {
    font-weight: 600;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block: 0.5em;
  }

  .way {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
    padding: 0.5em 1.1em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    font-weight: 600;
    text-decoration: none;
  }

  .way:hover {
    text-decoration: underline;
  }

  .share .address {
    inline-size: 100%;
    margin-block-start: 0.5em;
    padding: 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }

  .qr {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
    align-items: center;
    margin: 1em 0 0;
  }

  .qr svg {
    flex: none;
    inline-size: 11em;
    max-inline-size: 100%;
    forced-color-adjust: none;
  }

  .qr figcaption {
    flex: 1;
    min-inline-size: 9em;
  }

  .qr button {
    display: block;
    margin-block-start: 0.6em;
  }

  .share .printed {
    display: none;
  }

  @media print {
    .share-title,
    .ways,
    .said,
    .share .address {
      display: none;
    }

    .share .printed {
      display: block;
    }
  }
`;

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
