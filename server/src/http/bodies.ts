import {cleanBody} from '../ingest/reading/clean-html.js';

/** Stands for this service's own address while a body is cleaned whose readers resolve addresses themselves. */
const HERE = 'http://own.invalid/';
const KEPT_CHARACTERS = 20_000_000;

/**
 * Cleans the bodies of articles once more before they leave: what is in the database may have been written by another program or by
 * rules that have become stricter since. Each body is cleaned once as long as it is asked for.
 */
export class Bodies {
  readonly #kept = new Map<string, string>();
  #length = 0;

  /** The body with relative addresses still relative to this service. */
  relative(html: string): string {
    return this.absolute(html, HERE).replaceAll(`="${HERE}`, '="/');
  }

  /**
   * The body with absolute addresses only.
   *
   * @param base - against which relative ones are read
   */
  absolute(html: string, base: string): string {
    const key = `${base} ${html}`;
    const clean = this.#kept.get(key) ?? cleanBody(html, base);
    this.#keep(key, clean);
    return clean;
  }

  #keep(key: string, clean: string): void {
    if (this.#kept.delete(key)) this.#length -= key.length + clean.length;
    this.#kept.set(key, clean);
    this.#length += key.length + clean.length;
    for (const [oldest, its] of this.#kept) {
      if (this.#length <= KEPT_CHARACTERS) return;
      this.#kept.delete(oldest);
      this.#length -= oldest.length + its.length;
    }
  }
}
