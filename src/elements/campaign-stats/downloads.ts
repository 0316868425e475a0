import type {ReactiveControllerHost} from 'lit';
import type {Words} from './vi.js';
import {fold} from '../../vietnamese/fold.js';
import {saveFile} from '../../widget/download.js';
import type {Picture} from './charts/picture.js';
import type {PictureMeta} from './charts/picture-file.js';

/** The files in which figures can be had. */
export type DownloadFormat = 'csv' | 'json' | 'png' | 'svg';

/** What became of the file that was asked for last. */
export interface DownloadOutcome {
  readonly result: 'busy' | 'saved' | 'failed';
  readonly fileName: string;
}

const TYPES = {csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml'} as const;

/** A text as a file of a format. */
export const textFile = (format: keyof typeof TYPES, text: string): Blob => new Blob([text], {type: TYPES[format]});

/** Makes a picture as a file. What writes such files comes with the first that is asked for. */
export async function pictureFile(format: 'png' | 'svg', picture: Picture, meta: PictureMeta): Promise<Blob> {
  const {picturePng, pictureSvg} = await import('./charts/picture-file.js');
  return format === 'png' ? picturePng(picture, meta) : textFile('svg', pictureSvg(picture, meta));
}

/**
 * Names a file by what is in it, in plain ASCII: `phoi-hop-dan-van_bang_den-2026-06-30`, without an ending.
 *
 * @param campaign - the id of the campaign, or the headline of figures that have none
 * @param asOf - the day as of which the past is shown, `2026-06-30`; empty for the present
 */
export function fileNameOf(
  campaign: string,
  layout: keyof Words['statistics']['downloads']['layout'],
  asOf: string,
  {statistics: {downloads}}: Words,
): string {
  const parts = [campaign || 'so-lieu', downloads.layout[layout], asOf && `${downloads.asOf}-${asOf}`];
  return parts.map(plain).filter(Boolean).join('_');
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);

/** Makes files for one widget, one at a time, and tells what became of the last. */
export class Downloading {
  #outcome: DownloadOutcome | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** What became of the last file; undefined before any was asked for. */
  get outcome(): DownloadOutcome | undefined {
    return this.#outcome;
  }

  /** Makes a file and hands it to the browser to save. Failing is told, never thrown. */
  async save(fileName: string, make: () => Blob | Promise<Blob>): Promise<void> {
    if (this.#outcome?.result === 'busy') return;
    this.#turn({result: 'busy', fileName});
    try {
      saveFile(await make(), fileName);
      this.#turn({result: 'saved', fileName});
    } catch {
      this.#turn({result: 'failed', fileName});
    }
  }

  #turn(outcome: DownloadOutcome): void {
    this.#outcome = outcome;
    this.host.requestUpdate();
  }
}
