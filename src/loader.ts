/*
 * The script of a page, `danvan.js`: holds what all widgets share, and brings an element's own file when its tag first stands in the
 * page.
 */
import {preload} from './api/client.js';
import {findApi, servedFrom} from './api/find-api.js';
import {upgrade} from './embed/upgrade.js';
import {firstReads} from './generated/first-reads.js';
import {fromTag, type ReadAttribute, textOf} from './widget/attributes.js';
import {whenNear} from './widget/on-demand.js';

/** The file of each element, by its tag; the build writes them in here (scripts/build-cdn.mjs). */
declare const FILES_OF_ELEMENTS: Readonly<Record<string, string>>;

/** What is waited before each try, in milliseconds. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000];

// the scripts stand two folders below the API that serves them (`/widgets/v1/`), wherever that itself stands
servedFrom(new URL('../../', import.meta.url).href);

const files = new Map(Object.entries(FILES_OF_ELEMENTS));
/** The tags that do not stand in the page yet. */
const missing = new Set(files.keys());
/** The parts of the page that are watched: the document, and the open shadow roots in it. */
const watched = new Set<Document | ShadowRoot>();
/** The elements of others whose definition is awaited, since it may give them a shadow root. */
const undefinedYet = new Set<string>();

const addressOf = (file: string): string => new URL(file, import.meta.url).href;

/** The page's policy lets scripts come from our address, but nothing be fetched from there. */
let isFetchForbidden = false;
document.addEventListener('securitypolicyviolation', ({blockedURI, disposition, effectiveDirective}) => {
  if (disposition === 'enforce' && effectiveDirective === 'connect-src' && blockedURI.startsWith(addressOf('.')))
    isFetchForbidden = true;
});

const pause = (ms: number): Promise<unknown> =>
  new Promise((resolve) => {
    addEventListener('online', resolve, {once: true});
    setTimeout(resolve, ms);
  });

/** Brings a file into the browser's cache, from where `import()` takes it. */
async function fetchFile(address: string, cache: RequestCache): Promise<void> {
  try {
    const answer = await fetch(address, {cache});
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || !type.includes('javascript')) throw new Error(`${answer.status} ${type}`);
    await answer.blob();
  } catch (cause) {
    // the browser tells of a policy's refusal in a task of its own
    await pause(0);
    if (!isFetchForbidden) throw new Error(`${address}: ${String(cause)}`);
  }
}

/**
 * Loads an element, again and again for a while, and anew whenever the network comes back.
 *
 * Firefox remembers for the life of the page that a module, or another that it needs, could not be loaded. It remembers nothing of a
 * fetch: so the file is fetched first, and where the import fails all the same, the next one has a fresh address.
 */
async function bring(name: string, file: string, failedImports = 0): Promise<void> {
  const address = addressOf(file);
  let failures = failedImports;
  let reason = '';
  for (const ms of PAUSES_MS) {
    if (ms > 0) await pause(ms);
    try {
      const cache = reason ? 'reload' : 'default';
      if (!isFetchForbidden) await fetchFile(address, cache);
    } catch (error) {
      reason = String(error);
      continue;
    }
    try {
      await import(failures > 0 ? `${address}?retry=${failures}` : address);
      return;
    } catch (error) {
      reason = `${address}: ${String(error)}`;
      failures += 1;
    }
  }
  console.error(
    `<${name}>: không tải được mã sau ${PAUSES_MS.length} lần thử; trang vẫn hiện nội dung bên trong thẻ. ${reason}. ` +
      'Hãy mở địa chỉ đó để xem máy chủ có trả về tệp không, và kiểm tra script-src, connect-src của Content-Security-Policy nếu trang có.',
  );
  addEventListener('online', () => void bring(name, file, failures), {once: true});
}

/** A tag without code has no height yet, so that those far below seem to be near too: only the first are asked for ahead. */
const MOST_PRELOADED = 6;
/** The tags for which the API was asked ahead. */
const preloaded = new Set<Element>();

/** Asks the API for what a widget will show, at the same time as for its code. */
function preloadFor(element: Element, name: string, read: ReadAttribute): void {
  if (preloaded.size === MOST_PRELOADED || preloaded.has(element)) return;
  const base = findApi(textOf(read('api')));
  const url = base && firstReads[name]?.(read, base);
  if (!url) return;
  preloaded.add(element);
  whenNear(element, () => preload(url));
}

/** Brings the code of an element, unless it is there or on its way. */
function need(name: string): void {
  const file = files.get(name);
  if (file && missing.delete(name) && !customElements.get(name)) void bring(name, file);
}

/** Brings what an element of the page needs, be it a tag or a placeholder for one. */
function start(element: Element, name: string, read: ReadAttribute): void {
  if (!customElements.get(name)) preloadFor(element, name, read);
  need(name);
}

function startPlaceholder(element: Element): void {
  // a link is read with the code for it
  const name = element.getAttribute('data-danvan') ?? '';
  start(element, name, (attribute) => element.getAttribute(`data-${attribute}`));
  upgrade(element, {names: [...files.keys()], bring: need});
}

/** Looks for tags in a part of the page, for what stands for them, and for the shadow roots in it, whose changes nobody else tells of. */
function look(part: Document | ShadowRoot | Element): void {
  const elements = [...part.querySelectorAll('*')];
  for (const element of part instanceof Element ? [part, ...elements] : elements) {
    const name = element.localName;
    if (files.has(name)) {
      start(element, name, fromTag(element));
    } else if (element.shadowRoot) {
      watch(element.shadowRoot);
    } else if (element.classList.contains('danvan')) {
      startPlaceholder(element);
    } else if (name.includes('-') && !undefinedYet.has(name) && !customElements.get(name)) {
      undefinedYet.add(name);
      // some names with a hyphen are no elements' that could be defined, such as MathML's annotation-xml
      customElements.whenDefined(name).then(lookEverywhere, () => undefined);
    }
  }
}

function watch(root: Document | ShadowRoot): void {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, {childList: true, subtree: true});
  look(root);
}

function lookEverywhere(): void {
  watched.forEach(look);
}

const observer = new MutationObserver((changes) => {
  for (const {addedNodes} of changes) {
    for (const node of addedNodes) if (node instanceof Element) look(node);
  }
});
// elements that come in the same file as this define themselves first; in a task of its own, so that a touch need not wait for both
setTimeout(() => watch(document));
// by then all is parsed, with the shadow roots that are written in the page
addEventListener('DOMContentLoaded', lookEverywhere);
addEventListener('load', lookEverywhere);
// what did not come for them is asked for anew
addEventListener('online', lookEverywhere);
