/** How long an article is in front of a reader before it counts as read, in milliseconds. */
const READING_MS = 5000;

/** A page that the browser prepares in case the reader goes there is in front of nobody. */
function isPageSeen(): boolean {
  const isPrerendered = 'prerendering' in document && document.prerendering === true;
  return document.visibilityState === 'visible' && !isPrerendered;
}

/** Adds up the time in which the page is visible and some place of the page that shows an article is in sight. */
export class ReadingTime {
  readonly #onRead: () => void;
  readonly #inSight = new Set<Element>();
  #isOver = false;
  #left = READING_MS;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onRead told once, when it is enough */
  constructor(onRead: () => void) {
    this.#onRead = onRead;
  }

  /** Tells that a place shows the article to the reader, or no longer does. */
  setInSight(place: Element, inSight: boolean): void {
    if (this.#isOver) return;
    const before = this.#inSight.size;
    if (inSight) this.#inSight.add(place);
    else this.#inSight.delete(place);
    if (before === 0 && inSight) this.#listen();
    if (before > 0 && this.#inSight.size === 0) this.#unlisten();
    this.#weigh();
  }

  readonly #weigh = (): void => {
    const isRead = this.#inSight.size > 0 && isPageSeen();
    if (isRead && this.#timer === undefined) {
      this.#since = performance.now();
      this.#timer = setTimeout(this.#end, this.#left);
    } else if (!isRead && this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#left = Math.max(0, this.#left - (performance.now() - this.#since));
    }
  };

  readonly #end = (): void => {
    this.#isOver = true;
    this.#unlisten();
    this.#onRead();
  };

  #listen(): void {
    document.addEventListener('visibilitychange', this.#weigh);
    document.addEventListener('prerenderingchange', this.#weigh);
  }

  #unlisten(): void {
    document.removeEventListener('visibilitychange', this.#weigh);
    document.removeEventListener('prerenderingchange', this.#weigh);
  }
}
