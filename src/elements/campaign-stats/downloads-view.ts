import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './vi.js';
import {safeAddress} from '../../widget/safe-address.js';
import type {Picture} from './charts/picture.js';
import type {PictureMeta} from './charts/picture-file.js';
import {type Downloading, type DownloadFormat, pictureFile, textFile} from './downloads.js';

/** Where a file comes from: the API gives it, or it is made from what the page holds when it is asked for. */
export type FileSource = {readonly href: string} | {readonly text: () => string};

/** What the row of files is drawn from. */
export interface DownloadsOptions {
  readonly csv: FileSource;
  readonly json: FileSource;
  /** What is drawn now, and what stands around it in a file; left out by layouts that draw nothing. */
  readonly picture?: {readonly drawn: () => Picture | undefined; readonly meta: PictureMeta};
  /** Without an ending, as `fileNameOf` makes it. */
  readonly fileName: string;
  readonly words: Words;
  readonly downloading: Downloading;
}

/** Draws one row of links and buttons for the files of what is shown, and says what became of a file that was made here. */
export function downloadsView(options: DownloadsOptions): TemplateResult {
  const {picture, words, downloading} = options;
  const {downloads} = words.statistics;
  const {outcome} = downloading;
  const said = outcome && (outcome.result === 'busy' ? downloads.busy : downloads[outcome.result](outcome.fileName));
  return html`<div class="downloads" part="downloads">
    <p class="files">
      <span>${downloads.title}</span> ${file('csv', options.csv, options)} ${file('json', options.json, options)}
      ${picture ? html`${drawing('png', picture, options)} ${drawing('svg', picture, options)}` : nothing}
    </p>
    <p class="made" role="status">${said ?? ''}</p>
  </div>`;
}

function file(format: 'csv' | 'json', source: FileSource, options: DownloadsOptions): TemplateResult {
  const {fileName, words} = options;
  if ('text' in source) return button(format, () => textFile(format, source.text()), options);
  const href = safeAddress(source.href, document.baseURI);
  return html`<a href=${href ?? nothing} download=${`${fileName}.${format}`}>${words.statistics.downloads[format]}</a>`;
}

function drawing(
  format: 'png' | 'svg',
  {drawn, meta}: NonNullable<DownloadsOptions['picture']>,
  options: DownloadsOptions,
): TemplateResult {
  const make = async (): Promise<Blob> => {
    const picture = drawn();
    if (!picture) throw new Error('nothing is drawn yet');
    return pictureFile(format, picture, meta);
  };
  return button(format, make, options);
}

function button(
  format: DownloadFormat,
  make: () => Blob | Promise<Blob>,
  {fileName, words, downloading}: DownloadsOptions,
): TemplateResult {
  return html`<button
    class="quiet file"
    type="button"
    aria-disabled=${downloading.outcome?.result === 'busy' ? 'true' : nothing}
    @click=${() => downloading.save(`${fileName}.${format}`, make)}
  >
    ${words.statistics.downloads[format]}
  </button>`;
}
