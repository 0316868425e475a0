import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {address} from '../../api/client.js';
import type {StatisticsQuery} from '../../api/statistics.js';
import type {ObservationList} from '../../api/types.js';
import {csvTable, observationColumns} from '../../shared/csv.js';
import {slugify} from '../../shared/formats.js';
import {fold} from '../../vietnamese/search.js';
import {saveFile} from '../../widget/copy-and-save.js';
import {webAddress} from '../../shared/web-address.js';
import type {PictureMeta} from './charts/files.js';
import type {Picture} from './charts/picture.js';
import type {Layout} from './campaign-stats.js';
import {asOfText, common, type ObservationView, sourceLine} from './observation.js';
import type {Words} from './vi.js';
import {downloads as downloadWords} from './vi-parts.js';

type Format = 'csv' | 'json' | 'png' | 'svg';
/** Makes a file when it is asked for. */
type Make = () => Blob | Promise<Blob>;

/** So many characters of one part fit into the name of a file. */
const LONGEST_PART = 80;
const TYPES = {csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml'} as const;
const JSON_INDENT = 2;

/**
 * Names a file by what is in it, in plain ASCII: `phoi-hop-dan-van_bang_den-2026-06-30`, without an ending.
 *
 * @param campaign - the id of the campaign, or the headline of observations that have none
 * @param asOf - the day as of which the past is shown, `2026-06-30`; empty for the present
 */
export function fileNameOf(campaign: string, layout: Layout, asOf: string, words: Words): string {
  const said = words.downloads ?? downloadWords;
  const parts = [campaign || 'so-lieu', said.layout[layout], asOf && `${said.asOf}-${asOf}`];
  return parts
    .map((part) => slugify(fold(part), LONGEST_PART))
    .filter(Boolean)
    .join('_');
}

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
}

/** What a widget shows, for which there are files. */
export interface Shown {
  readonly list: ObservationList;
  readonly view: Pick<ObservationView, 'words' | 'language' | 'base' | 'asOf'>;
  /** What the API was asked; undefined where the observations stand in the page. */
  readonly query: StatisticsQuery | undefined;
  /** The id of the campaign; empty where there is none. */
  readonly campaign: string;
  readonly heading: string;
  readonly layout: Layout;
  /** What may draw a picture. */
  readonly drawing: {readonly picture: Picture | undefined} | undefined;
}

/** How many observations one read brings at most: what the contract allows. */
const MOST_OBSERVATIONS = 1000;

/** The addresses of the same observations as files: CSV whole, JSON the first thousand. */
const statisticsFiles = (base: URL, query: StatisticsQuery): {readonly csv: string; readonly json: string} => ({
  csv: address(base, 'v1/statistics.csv', query),
  json: address(base, 'v1/statistics', {...query, limit: MOST_OBSERVATIONS}),
});

/** The files of what is shown: those of the API, or made from what stands in the page. */
function filesOf({list, view, query, campaign, heading, layout, drawing}: Shown): DownloadsOptions {
  const {words, language, base, asOf} = view;
  const addresses = base && query && statisticsFiles(base, query);
  const meta = {
    heading,
    source: common(list.items.map(sourceLine)) ?? '',
    asOf: asOfText(asOf, view),
    language,
  };
  return {
    csv: addresses ? {href: addresses.csv} : {text: () => csvTable(observationColumns, list.items)},
    json: addresses ? {href: addresses.json} : {text: () => JSON.stringify(list, undefined, JSON_INDENT)},
    words,
    fileName: fileNameOf(campaign || heading, layout, asOf, words),
    ...(drawing?.picture && {picture: {drawn: () => drawing.picture, meta}}),
  };
}

/** Makes a picture as a file. What writes such files comes with the first that is asked for. */
async function pictureFile(
  format: 'png' | 'svg',
  {drawn, meta}: NonNullable<DownloadsOptions['picture']>,
): Promise<Blob> {
  const picture = drawn();
  if (!picture) throw new Error('nothing is drawn yet');
  const {picturePng, pictureSvg} = await import('./charts/files.js');
  return format === 'png' ? picturePng(picture, meta) : new Blob([pictureSvg(picture, meta)], {type: TYPES.svg});
}

/** What became of a file that was asked for. */
interface Outcome {
  readonly result: 'busy' | 'saved' | 'failed';
  readonly fileName: string;
}

export const styles = [
  css`
    .downloads {
      margin-block-start: 1em;
    }

    .files {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1em;
      align-items: center;
    }

    .files a,
    button.file {
      display: inline-block;
      min-block-size: 0;
      padding: 0.3em 0;
      border: 0;
      border-radius: 0;
      background: transparent;
      color: inherit;
      font-weight: inherit;
      text-decoration: underline;
      text-underline-offset: 0.15em;
    }

    @media print {
      .downloads {
        display: none;
      }
    }
  `,
];

/** Draws one row of links and buttons for the files of what is shown. Makes files one at a time, and says what became of the last. */
export class Downloads {
  /** What became of the file that was asked for last. */
  #outcome: Outcome | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  render(options: DownloadsOptions): TemplateResult {
    const {csv, json, picture, words} = options;
    const said = words.downloads ?? downloadWords;
    const outcome = this.#outcome;
    const statusText = outcome && (outcome.result === 'busy' ? said.busy : said[outcome.result](outcome.fileName));
    const drawing = (format: 'png' | 'svg') =>
      picture ? this.#renderButton(format, options, () => pictureFile(format, picture)) : nothing;
    return html`<div class="downloads" part="downloads">
      <p class="files">
        <span>${said.title}</span> ${this.#renderText('csv', csv, options)} ${this.#renderText('json', json, options)}
        ${drawing('png')} ${drawing('svg')}
      </p>
      <p class="made" role="status">${statusText ?? ''}</p>
    </div>`;
  }

  #renderText(format: 'csv' | 'json', source: FileSource, options: DownloadsOptions): TemplateResult {
    if ('text' in source) {
      return this.#renderButton(format, options, () => new Blob([source.text()], {type: TYPES[format]}));
    }
    const href = webAddress(source.href, document.baseURI);
    return html`<a href=${href ?? nothing} download=${`${options.fileName}.${format}`}
      >${(options.words.downloads ?? downloadWords)[format]}</a
    >`;
  }

  #renderButton(format: Format, {fileName, words}: DownloadsOptions, make: Make): TemplateResult {
    return html`<button
      class="quiet file"
      type="button"
      aria-disabled=${this.#outcome?.result === 'busy' ? 'true' : nothing}
      @click=${() => this.#save(`${fileName}.${format}`, make)}
    >
      ${(words.downloads ?? downloadWords)[format]}
    </button>`;
  }

  /** Makes a file and hands it to the browser to save. Failing is told, never thrown. */
  async #save(fileName: string, make: Make): Promise<void> {
    if (this.#outcome?.result === 'busy') return;
    this.#settle({result: 'busy', fileName});
    try {
      saveFile(await make(), fileName);
      this.#settle({result: 'saved', fileName});
    } catch {
      this.#settle({result: 'failed', fileName});
    }
  }

  #settle(outcome: Outcome): void {
    this.#outcome = outcome;
    this.host.requestUpdate();
  }
}

/** Draws the row for what is shown. */
export function create(host: ReactiveControllerHost): (shown: Shown) => TemplateResult {
  const row = new Downloads(host);
  return (shown) => row.render(filesOf(shown));
}
