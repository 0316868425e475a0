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
