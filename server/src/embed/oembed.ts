import {escapeMarkup} from '../http/html.js';
import {addressOf, type Frame} from './frame.js';

/** How long others may keep what they were told, in seconds. */
const CACHE_SECONDS = 3600;
const WIDTH = 640;

/** An answer of oEmbed 1.0 (oembed.com, section 2.3), of the type `rich`. */
export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly cache_age: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/**
 * What a page is told that wants to show a frame.
 *
 * @param base - of this service
 * @param most - the width and height that the page allows
 */
export function oEmbedOf(frame: Frame, base: string, most: {readonly width: number; readonly height: number}): OEmbed {
  const width = Math.min(WIDTH, most.width);
  const height = Math.min(frame.height, most.height);
  return {
    version: '1.0',
    type: 'rich',
    title: frame.title,
    provider_name: 'danvan-widgets',
    provider_url: base,
    cache_age: CACHE_SECONDS,
    html: `<iframe src="${escapeMarkup(addressOf(frame, base))}" title="${escapeMarkup(frame.title)}" width="${width}" height="${height}" frameborder="0"></iframe>`,
    width,
    height,
  };
}

/** The answer as XML (oembed.com, section 2.3.4.2). */
export function oEmbedXml(answer: OEmbed): string {
  const fields = Object.entries(answer).map(([name, value]) => `<${name}>${escapeMarkup(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields.join('\n')}\n</oembed>\n`;
}
