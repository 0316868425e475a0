import {CleanHtmlThread} from '../ingest/clean/clean-html-thread.js';

/** Stands for this service's own address while a body is cleaned whose readers resolve addresses themselves. */
const HERE = 'http://own.invalid/';
const KEPT_CHARACTERS = 20_000_000;

/**
 * Cleans the bodies of articles once more before they leave: what is in the database may have been written by another program or by
 * rules that have become stricter since. Each body is cleaned once as long as it is asked for, beside the thread that answers.
 */
export class ArticleHtmlCache {
  readonly #thread = new CleanHtmlThread();
  readonly #kept = new Map<string, string>();
  readonly #underWay = new Map<string, Promise<string>>();
  #length = 0;

  /** The body with relative addresses still relative to this service. */
  async relative(html: string): Promise<string> {
    return (await this.absolute(html, HERE)).replaceAll(`="${HERE}`, '="/');
  }

  /**
   * The body with absolute addresses only.
   *
   * @param base - against which relative ones are read
   */
  async absolute(html: string, base: string): Promise<string> {
    if (html === '') return '';
    const key = `${base} ${html}`;
    const clean = this.#kept.get(key) ?? (await this.#clean(key, html, base));
    this.#keep(key, clean);
    return clean;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  /** Requests for the same body at once share one cleaning. */
  #clean(key: string, html: string, base: string): Promise<string> {
    const started = this.#underWay.get(key);
    if (started) return started;
    const cleaning = this.#thread.clean(html, base).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, cleaning);
    return cleaning;
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
