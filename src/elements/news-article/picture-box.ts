const DEFAULT_SIZE = {width: 1600, height: 900};
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
