import type {MediaNs} from 'feedsmith';
import {type RawPicture, present} from './raw-entry.js';

const PICTURE_NAME = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

/** The pictures of the media module: those of full size, the widest first, then thumbnails. */
export function mediaPictures(media: MediaNs.ItemOrFeed | undefined): RawPicture[] {
  if (!media) return [];
  const groups = media.groups ?? [];
  const contents = [...(media.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])];
  const full = contents.filter(isPicture).flatMap(({url, width, height, title, description}) => {
    const words = {alt: title?.value, caption: description?.value ?? media.description?.value};
    return url === undefined ? [] : [{src: url, width, height, ...words}];
  });
  const thumbnails = [media, ...groups, ...contents].flatMap((part) => part.thumbnails ?? []);
  return [
    ...full.sort((a, b) => (b.width ?? 0) - (a.width ?? 0)),
    ...thumbnails.flatMap(({url, width, height}) => (url === undefined ? [] : [{src: url, width, height}])),
  ];
}

/** The pictures among attached files. */
export function linkedPictures(
  files: readonly {readonly url?: string | undefined; readonly type?: string | undefined}[],
): RawPicture[] {
  return files.flatMap(({url, type}) => (url !== undefined && isPicture({url, type}) ? [{src: url}] : []));
}

/** Pictures of which only the addresses are told. */
export function namedPictures(...addresses: readonly (string | undefined)[]): RawPicture[] {
  return present(...addresses).map((src) => ({src}));
}

interface MediaFile {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
}

function isPicture({url = '', type, medium}: MediaFile): boolean {
  if (medium !== undefined) return medium === 'image';
  return type === undefined ? PICTURE_NAME.test(url) : type.startsWith('image/');
}
