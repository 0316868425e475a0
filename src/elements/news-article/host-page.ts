import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {isTracking} from '../../shared/canonical-address.js';
import {webAddress} from '../../shared/web-address.js';

/** Lends the page a title, and gives the page's own back. */
export class PageTitle implements ReactiveController {
  #lent: string | undefined;
  #own = '';

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.lend(undefined);
  }

  /** Sets the page's title, or gives its own back; a title that somebody else has set meanwhile stays. */
  lend(title: string | undefined): void {
    if (title === this.#lent) return;
    if (this.#lent === undefined) this.#own = document.title;
    else if (document.title !== this.#lent) {
      this.#lent = undefined;
      return;
    }
    document.title = title ?? this.#own;
    this.#lent = title;
  }
}

/** What the page says of its own address. */
export interface PageAddresses {
  /** Where the reader is. */
  readonly here: string;
  /** What `<link rel="canonical">` says, if the page has one. */
  readonly canonical: string | undefined;
}

/** Reads what the page says of its own address. */
export function pageAddresses(): PageAddresses {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]');
  return {here: location.href, canonical: webAddress(link?.href, document.baseURI)};
}

/**
 * The address of a page that a reader passes on: the canonical one where the page tells it, without what only tells where readers came
 * from, and without the place within the page. It stays as the site wrote it otherwise, for not every site answers to another form.
 *
 * @param needed a parameter without which it would be another page; old sites give one canonical address to all their articles
 */
export function addressToShare({here, canonical}: PageAddresses, needed?: string): string {
  const reached = new URL(here);
  const told = canonical === undefined ? undefined : new URL(canonical);
  const lacksNeeded = needed !== undefined && told?.searchParams.get(needed) !== reached.searchParams.get(needed);
  const url = told && !lacksNeeded ? told : reached;
  const tracking = [...url.searchParams.keys()].filter(isTracking);
  // to delete nothing would still write the parameters anew
  for (const name of tracking) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
