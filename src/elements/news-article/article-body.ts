import type {ReactiveControllerHost} from 'lit';
import type {Article} from '../../api/types.js';
import {warnOnce} from '../../api/warn-once.js';
import {webAddress} from '../../shared/web-address.js';
import type {cleanBody} from './clean-body.js';
import {pictureBox} from './picture-box.js';

type Clean = typeof cleanBody;

/** How the sanitiser is brought. */
export type LoadClean = () => Promise<Clean>;

const fromFile: LoadClean = async () => (await import('./clean-body.js')).cleanBody;

/** With what a body is drawn. */
export interface BodyOptions {
  readonly base: URL | string;
  /** The level of the headline above it. */
  readonly level: number;
  readonly tableLabel: string;
}

/** What of a story is no plain text. */
export interface DrawnBody {
  /** The body; undefined where the sanitiser could not be had. */
  readonly body: HTMLElement | undefined;
  /** The picture above the body; undefined where there is none. */
  readonly picture: HTMLElement | undefined;
}

/** Draws the bodies of stories, one at a time. Brings the sanitiser once, when a story is wanted; nothing unsanitised is ever shown. */
export class ArticleBody {
  #clean: Clean | undefined;
  #underWay: Promise<void> | undefined;
  #hasFailed = false;
  #key = '';
  #drawn: DrawnBody | undefined;

  /** @param load stands in for the file in tests */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: LoadClean = fromFile,
  ) {}

  /** Whether the sanitiser is there, or is known not to come. */
  get isReady(): boolean {
    return this.#clean !== undefined || this.#hasFailed;
  }

  /** Starts to bring the sanitiser, where nobody did before. */
  prepare(): void {
    if (!this.#hasFailed) this.retry();
  }

  /** Brings the sanitiser; does nothing while it is on its way or there. */
  readonly retry = (): void => {
    if (this.#clean || this.#underWay) return;
    this.#underWay = this.load().then(
      (clean) => {
        this.#clean = clean;
        this.#turn(false);
      },
      () => this.#turn(true),
    );
  };

  /** The story's body and picture, the same nodes until the story or its place changes. */
  draw(article: Article, options: BodyOptions): DrawnBody {
    const {body_html, image} = article;
    const key = JSON.stringify([article.id, options, this.#hasFailed, image, body_html]);
    if (this.#drawn && key === this.#key) return this.#drawn;
    this.#key = key;
    this.#drawn = {body: this.#body(body_html, options), picture: leadPicture(article, options.base)};
    return this.#drawn;
  }

  #body(markup: string, {base, level, tableLabel}: BodyOptions): HTMLElement | undefined {
    if (!this.#clean) return undefined;
    const body = document.createElement('div');
    body.className = 'body';
    body.lang = 'vi';
    body.setAttribute('part', 'body');
    try {
      body.append(this.#clean(markup, {level, tableLabel, base}));
    } catch (error) {
      warnOnce(`<news-article>: ${String(error)}`);
      return undefined;
    }
    return body;
  }

  #turn(hasFailed: boolean): void {
    this.#underWay = undefined;
    this.#hasFailed = hasFailed;
    this.host.requestUpdate();
  }
}

function leadPicture({image}: Article, base: URL | string): HTMLElement | undefined {
  const src = webAddress(image?.src, base);
  return image && src ? pictureBox({src, alt: image.alt, size: {width: image.width, height: image.height}}) : undefined;
}
