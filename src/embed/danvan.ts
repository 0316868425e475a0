/*
 * The small script for pages that carry few widgets: brings an element's own files when its tag first stands in the page. The files
 * share one core, so that the page has one copy of lit however many widgets it carries.
 */

/** The files of each element, by its tag, its own one last; the build writes them in here (rollup.config.mjs). */
declare const FILES_OF_ELEMENTS: Readonly<Record<string, readonly string[]>>;

/** What is waited before each try, in milliseconds. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000];

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

/** The files that are in the browser's cache, or on their way there. */
const fetched = new Map<string, Promise<void>>();

async function fetchAnew(address: string, cache: RequestCache): Promise<void> {
  try {
    const answer = await fetch(address, {cache});
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || !type.includes('javascript')) throw new Error(`${answer.status} ${type}`);
    await answer.blob();
  } catch (cause) {
    fetched.delete(address);
    // the browser tells of a policy's refusal in a task of its own
    await pause(0);
    if (!isFetchForbidden) throw new Error(`${address}: ${String(cause)}`);
  }
}

/** Brings a file into the browser's cache, from where `import()` takes it: once for all the elements that need it. */
function fetchFile(address: string, cache: RequestCache): Promise<void> {
  const file = fetched.get(address) ?? fetchAnew(address, cache);
  fetched.set(address, file);
  return file;
}

/**
 * Loads an element, again and again for a while, and anew whenever the network comes back.
 *
 * Firefox remembers for the life of the page that a module, or another that it needs, could not be loaded. It remembers nothing of a
 * fetch: so all files are fetched first, at once, and where the import fails all the same, the next one has a fresh address.
 */
async function bring(name: string, needed: readonly string[], failedImports = 0): Promise<void> {
  const addresses = needed.map(addressOf);
  const own = addresses[addresses.length - 1] ?? '';
  let failures = failedImports;
  let reason = '';
  for (const ms of PAUSES_MS) {
    if (ms > 0) await pause(ms);
    try {
      const cache = reason ? 'reload' : 'default';
      if (!isFetchForbidden) await Promise.all(addresses.map((address) => fetchFile(address, cache)));
    } catch (error) {
      reason = String(error);
      continue;
    }
    try {
      await import(failures > 0 ? `${own}?retry=${failures}` : own);
      return;
    } catch (error) {
      reason = `${own}: ${String(error)}`;
      failures += 1;
      addresses.forEach((address) => fetched.delete(address));
    }
  }
  console.error(
    `<${name}>: không tải được mã sau ${PAUSES_MS.length} lần thử; trang vẫn hiện nội dung bên trong thẻ. ${reason}. ` +
      'Hãy mở địa chỉ đó để xem máy chủ có trả về tệp không, và kiểm tra script-src, connect-src của Content-Security-Policy nếu trang có.',
  );
  addEventListener('online', () => void bring(name, needed, failures), {once: true});
}

/** Looks for tags in a part of the page, and for the shadow roots in it, whose changes nobody else tells of. */
function look(part: Document | ShadowRoot | Element): void {
  if (missing.size === 0) {
    observer.disconnect();
    return;
  }
  const elements = [...part.querySelectorAll('*')];
  for (const element of part instanceof Element ? [part, ...elements] : elements) {
    const name = element.localName;
    const needed = files.get(name);
    if (needed) {
      if (missing.delete(name)) void bring(name, needed);
    } else if (element.shadowRoot) {
      watch(element.shadowRoot);
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
watch(document);
// by then all is parsed, with the shadow roots that are written in the page
addEventListener('DOMContentLoaded', lookEverywhere);
addEventListener('load', lookEverywhere);
