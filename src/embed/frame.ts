/*
 * `frame.js`, a classic script: keeps frames with widgets as high as what is in them. It stands in the page of a frame, where it tells
 * its height, and may stand in the page around it, where it follows that. A page that has a fixed height for them needs none of it.
 */

/** What the two pages say to each other. */
interface Message {
  readonly danvan: 'hello' | 'height';
  /** Of what is in the frame, in CSS pixels. */
  readonly height?: number;
}

/** No widget is higher; a page must not be made endless. */
const HIGHEST = 50_000;

function isMessage(data: unknown, kind: Message['danvan']): data is Message {
  return typeof data === 'object' && data !== null && 'danvan' in data && data.danvan === kind;
}

/** Tells the page around how high this one is: once it has said who it is, and whenever that changes. */
function tellHeight(): void {
  let host: string | undefined;
  let told = 0;
  // WordPress shows what oEmbed names in frames of its own, under a word that it puts behind the address, and follows this message
  const secret = /[#&?]secret=([\w-]+)/.exec(location.hash);
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    if (host !== undefined) parent.postMessage({danvan: 'height', height}, host);
    if (secret) parent.postMessage({message: 'height', value: height, secret: secret[1]}, '*');
  };
  addEventListener('message', ({source, origin, data}: MessageEvent<unknown>) => {
    if (source !== parent || !isMessage(data, 'hello')) return;
    // a page that was opened from a file, or in a frame without an origin, has none
    host = origin === 'null' ? '*' : origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
}

/** Follows the height that the frames of this page tell. */
function followHeights(server: string): void {
  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(({src}) => src.startsWith(server) && src.indexOf('/embed/') > 0);
  const greet = () =>
    frames().forEach(({contentWindow}) => {
      if (contentWindow) contentWindow.postMessage({danvan: 'hello'}, '*');
    });
  addEventListener('message', ({source, origin, data}: MessageEvent<unknown>) => {
    const frame = frames().find(({contentWindow}) => contentWindow === source);
    const isServer = origin === server || (origin === 'null' && frame !== undefined && frame.hasAttribute('sandbox'));
    if (!frame || !isServer || !isMessage(data, 'height') || typeof data.height !== 'number') return;
    if (data.height > 0) frame.style.height = `${Math.min(HIGHEST, data.height)}px`;
  });
  // a frame that comes later, or whose page does, loads
  document.addEventListener('load', greet, true);
  addEventListener('load', greet);
  greet();
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  if (script.hasAttribute('data-danvan-framed')) {
    if (parent !== window) tellHeight();
  } else {
    followHeights(new URL(script.src).origin);
  }
}
