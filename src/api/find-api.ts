import {isWeb} from '../shared/web-address.js';

/** Settings that hold for every widget of a page. */
export interface Configuration {
  /** The base address of the common API. */
  readonly api?: string;
}

let configured: Configuration = {};
let scriptBase: string | undefined;

/** Sets what every widget of the page uses unless its tag or the page's `<meta name="danvan-api">` says otherwise. */
export function configure(configuration: Configuration): void {
  configured = {...configured, ...configuration};
}

/** Tells where the widgets' own script came from: the API that serves it also answers it. */
export function servedFrom(base: string): void {
  scriptBase = base;
}

/** Only web addresses can be an API; a trailing slash keeps a path such as `/danvan` in the addresses below it. */
function baseFrom(text: string): URL | undefined {
  try {
    const url = new URL(text, document.baseURI);
    if (!isWeb(url)) return undefined;
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    url.search = '';
    url.hash = '';
    return url;
  } catch {
    return undefined;
  }
}

/**
 * Finds the common API for a widget: its `api` attribute, else the page's `<meta name="danvan-api" content="…">`, else
 * {@link configure}, else where the script was served from.
 *
 * @returns the base, ending in a slash, or undefined when nothing usable is set
 */
export function findApi(attribute: string): URL | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="danvan-api"]')?.content;
  const wish = attribute || meta || configured.api || scriptBase;
  return wish ? baseFrom(wish) : undefined;
}
