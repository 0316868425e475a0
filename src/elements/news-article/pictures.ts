import {safeAddress} from '../../widget/safe-address.js';

/** A picture no larger is a counter of views or an ornament. */
const SMALLEST = 32;
const LARGEST = 10_000;
const DEFAULT_SIZE = {width: 1600, height: 900};
/** What a parser takes into an address when a quotation mark is missing. */
const SWALLOWED_MARKUP = /[<\n]/;

/** A picture as the page may show it. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
  /** In pixels; undefined where it is not known. */
  readonly size: {readonly width: number; readonly height: number} | undefined;
}

/** Takes the place of a picture that cannot be had: as large as it, with its words. */
function missing({alt, size}: Picture): HTMLElement {
  const box = document.createElement('span');
  box.className = 'missing';
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const {width, height} = size ?? DEFAULT_SIZE;
  ground.setAttribute('viewBox', `0 0 ${width} ${height}`);
  ground.setAttribute('width', String(width));
  ground.setAttribute('aria-hidden', 'true');
  const words = document.createElement('span');
  words.textContent = alt;
  box.append(ground, words);
  return box;
}

/** Draws a picture that loads when it is near; its room is kept before it is there, and also when it never comes. */
export function pictureBox(picture: Picture): HTMLElement {
  const box = document.createElement('span');
  box.className = 'picture-box';
  const image = document.createElement('img');
  image.loading = 'lazy';
  image.decoding = 'async';
  image.referrerPolicy = 'no-referrer';
  image.alt = picture.alt;
  if (picture.size) {
    image.width = picture.size.width;
    image.height = picture.size.height;
  } else {
    image.className = 'unsized';
  }
  image.addEventListener('error', () => box.replaceChildren(missing(picture)), {once: true});
  image.src = picture.src;
  box.append(image);
  return box;
}

const pixels = (text: string | null): number =>
  /^\s*\d{1,5}(?:px)?\s*$/.test(text ?? '') ? parseInt(text ?? '', 10) : 0;

/** Draws a picture of the body; undefined where it has no address that a page may load, or nobody was meant to see it. */
export function bodyPicture(image: Element, base: URL | string): HTMLElement | undefined {
  const address = image.getAttribute('src') ?? '';
  const src = SWALLOWED_MARKUP.test(address) ? undefined : safeAddress(address, base);
  const [width, height] = [pixels(image.getAttribute('width')), pixels(image.getAttribute('height'))];
  const isTiny = [width, height].some((side) => side > 0 && side <= SMALLEST);
  if (!src || isTiny) return undefined;
  const isKnown = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
  return pictureBox({src, alt: image.getAttribute('alt') ?? '', size: isKnown ? {width, height} : undefined});
}

const OTHER_LINKS = /^(?:tel:\+?[\d().-]{3,30}|mailto:[^\s@?"<>&]+@[^\s@?"<>&]+)$/i;

/** The address of a link of the body: of the web, a telephone number or a mailbox; a place within the page is none here. */
export function bodyLink(href: string, base: URL | string): string | undefined {
  const plain = href.trim();
  if (plain.startsWith('#')) return undefined;
  return OTHER_LINKS.test(plain) ? plain : safeAddress(plain, base);
}
