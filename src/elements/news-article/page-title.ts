import type {ReactiveController, ReactiveControllerHost} from 'lit';

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
