import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {savesData} from '../../widget/story-image.js';

const MINUTE_MS = 60_000;

/** What is looked for again and again. */
export interface RefresherOptions {
  /** After how many minutes; 0 for never. */
  readonly minutes: () => number;
  readonly look: (signal: AbortSignal) => Promise<void>;
}

/** Whether any of an element can be seen without scrolling. */
function isInSight(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * Looks again every few minutes, politely: only for a widget in sight on a page in sight, and never for a reader who saves data.
 * A page that comes back into sight after longer than that looks at once.
 */
export class Refresher implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: AbortController | undefined;
  #minutes = 0;
  #lookedAt = 0;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly options: RefresherOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookedAt = performance.now();
    document.addEventListener('visibilitychange', this.#plan);
    this.#plan();
  }

  hostUpdated(): void {
    const minutes = this.options.minutes();
    if (minutes === this.#minutes) return;
    this.#minutes = minutes;
    this.#plan();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#plan);
    clearTimeout(this.#timer);
    this.#looking?.abort();
  }

  readonly #plan = (): void => {
    clearTimeout(this.#timer);
    if (this.#minutes === 0 || document.visibilityState === 'hidden') return;
    const due = this.#lookedAt + this.#minutes * MINUTE_MS;
    this.#timer = setTimeout(this.#look, Math.max(0, due - performance.now()));
  };

  readonly #look = (): void => {
    this.#lookedAt = performance.now();
    if (isInSight(this.host) && !savesData()) {
      this.#looking?.abort();
      this.#looking = new AbortController();
      void this.options.look(this.#looking.signal);
    }
    this.#plan();
  };
}
