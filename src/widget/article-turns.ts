import {canonicalAddress} from '../shared/canonical-address.js';
import type {ArticleSlot} from './shown-articles.js';

/** How long a list waits for one before it, in milliseconds: long for a good network, short for a reader before an empty box. */
const TIMEOUT_MS = 2000;

/** An element and the hosts around it, the outermost first. */
function withHosts(element: Element): Element[] {
  const path = [element];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    path.unshift(root.host);
  }
  return path;
}

/** Whether one element stands before another on the page, also where they stand in shadow roots. */
function precedes(one: Element, other: Element): boolean {
  const others = withHosts(other);
  const hosts = withHosts(one);
  const at = hosts.findIndex((host, index) => host !== others[index]);
  const [apart, fromIt] = [hosts[at], others[at]];
  if (!apart) return hosts.length < others.length;
  return !!fromIt && (apart.compareDocumentPosition(fromIt) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/**
 * Of lists that choose at the same time, lets the one choose first that stands first on the page: resolves when no list before this one
 * is choosing, when those before it have taken too long, or when the signal says that nobody waits any more.
 */
export function waitForTurn(slot: ArticleSlot, signal: AbortSignal, timeoutMs = TIMEOUT_MS): Promise<void> {
  const {entry} = slot;
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const done = () => {
      clearTimeout(timer);
      entry.onChange.delete(check);
      signal.removeEventListener('abort', done);
      resolve();
    };
    // each list before it has its own time, since they choose one after the other
    const check = () => {
      clearTimeout(timer);
      const mustWait = slot.others.some(({isChoosing, element}) => isChoosing && precedes(element, entry.element));
      if (mustWait) timer = setTimeout(done, timeoutMs);
      else done();
    };
    signal.addEventListener('abort', done);
    entry.onChange.add(check);
    if (signal.aborted) done();
    else check();
  });
}

/** What two tellings of one article have in common: the canonical form of its address, else what stands in its place. */
export const articleKey = (address: string): string => canonicalAddress(address) ?? address;

/** The keys of the articles that other lists show. */
export const shownElsewhere = (slot: ArticleSlot): ReadonlySet<string> =>
  new Set(slot.others.flatMap(({shown}) => shown.map(articleKey)));
