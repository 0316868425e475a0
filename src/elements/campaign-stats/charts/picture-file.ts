import type {LanguageCode} from '../../../locale/words.js';
import type {Picture} from './picture.js';

/** What stands around a picture that is read away from its page. */
export interface PictureMeta {
  readonly heading: string;
  /** Where the figures come from, as one line; empty when nobody said. */
  readonly source: string;
  /** As of when the figures are, ready to be read; empty when nobody said. */
  readonly asOf: string;
  readonly language: LanguageCode;
}

/** Writes a picture as a stand-alone SVG file with its heading, source and colours. */
export function pictureSvg(_picture: Picture, _meta: PictureMeta): string {
  throw new Error('Not drawn yet');
}

/**
 * Draws a picture as a PNG file at double density, with its heading and source. No image is loaded for that, so pages with a strict
 * `img-src` allow it.
 *
 * @throws {Error} when the browser has no canvas to give
 */
export function picturePng(_picture: Picture, _meta: PictureMeta): Promise<Blob> {
  return Promise.reject(new Error('Not drawn yet'));
}
