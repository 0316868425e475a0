import {LONGEST_ADDRESS} from './formats.js';
import {isWeb} from './web-address.js';

/** What campaigns, mailings and chat programs add to a link to learn where its readers came from. */
const TRACKING =
  /^(utm_.+|zalo.*|zarsrc|gidzl|fbclid|gclid|gclsrc|dclid|[gw]braid|msclkid|igshid|igsh|mc_[ce]id|_gl|_ga)$/i;

/** Whether a parameter of an address only tells where its reader came from. */
export const isTracking = (name: string): boolean => TRACKING.test(name);

/** Behind a closing slash, nothing or the name of the page that servers give for a folder. */
const FOLDER_PAGE = /^(index\.(html?|php|aspx))?$/i;

/** Read again as an address, these would mean something else than they do inside a name. */
const RESERVED = /[%/?#\\\s\p{C}]/gu;

/** The text behind percent signs; undefined where it is none, such as an address in a legacy code page. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return undefined;
  }
}

const segment = (raw: string): string => decoded(raw)?.replace(RESERVED, encodeURIComponent) ?? raw;

/** Without closing slashes and folder pages. */
function canonicalPath(pathname: string): string {
  const names = pathname.split('/').map(segment);
  while (names.length > 1 && FOLDER_PAGE.test(names.slice(-1)[0] ?? '')) names.pop();
  return names.join('/');
}

function parameter(raw: string): {readonly name: string; readonly text: string} {
  const [name = '', ...rest] = raw.replaceAll('+', '%20').split('=');
  const written = [name, rest.join('=')].map((part) => {
    const plain = decoded(part);
    return plain === undefined ? part : encodeURIComponent(plain);
  });
  return {name: decoded(name) ?? name, text: written.join('=')};
}

function canonicalQuery(search: string): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter(Boolean)
    .map(parameter)
    .filter(({name}) => !isTracking(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return kept.length > 0 ? `?${kept.map(({text}) => text).join('&')}` : '';
}

/**
 * The one form of the many addresses under which a page can be reached, to tell whether two of them are the same story: https,
 * host in lower case without `www.`, path decoded to composed letters, without closing slash or `index.html`, parameters by name
 * without those that only track readers, no fragment. For comparing and as a key, not for a link: a site may answer to one of the
 * forms only.
 *
 * @param address as it was found
 * @param base against which a relative address is read
 * @returns undefined where this is no web address, or one of more than 2 000 characters
 */
export function canonicalAddress(address: string | URL, base?: string | URL): string | undefined {
  if (typeof address === 'string' && address.length > LONGEST_ADDRESS) return undefined;
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return undefined;
  }
  if (!isWeb(url) || url.href.length > LONGEST_ADDRESS) return undefined;
  const host = url.host
    .replace(/:(80|443)$/, '')
    .replace(/\.$/, '')
    .replace(/^www\.(?=[^.]+\.)/, '');
  return `https://${host}${canonicalPath(url.pathname)}${canonicalQuery(url.search)}`;
}
