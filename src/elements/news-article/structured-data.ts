import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Article} from '../../api/types.js';
import {webAddress} from '../../shared/web-address.js';

/** Where an article stands, for those who index it. */
export interface Place {
  /** The page's own address. */
  readonly page: string;
  readonly base: URL | string;
}

const ATTRIBUTE = 'data-danvan-article';

/** Describes an article in the terms of schema.org's `NewsArticle`; what is not known is left out. */
export function newsArticleData(article: Article, {page, base}: Place): Readonly<Record<string, unknown>> {
  const publisher = {'@type': 'Organization', name: article.unit.name};
  const image = webAddress(article.image?.src, base);
  const source = webAddress(article.source_url, base);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary,
    inLanguage: 'vi',
    datePublished: article.published_at,
    dateModified: article.updated_at ?? article.published_at,
    author: article.byline ? {'@type': 'Person', name: article.byline} : publisher,
    publisher,
    mainEntityOfPage: page,
    ...(image && {image: [image]}),
    ...(source && {isBasedOn: source}),
  };
}

/** JSON that stays what it is where a page is saved as markup and read again. */
const written = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const POLICY = 'danvan-data';

/** As much of trusted types as is needed here; not every browser has them. */
interface PolicyFactory {
  createPolicy(name: string, rules: {createScript(text: string): string}): {createScript(text: string): unknown};
}

const isFactory = (value: unknown): value is PolicyFactory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;

/** Lets nothing through but JSON. */
function ownPolicy(): (json: string) => unknown {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (!isFactory(factory)) return (json) => json;
  try {
    const policy = factory.createPolicy(POLICY, {
      createScript(text) {
        JSON.parse(text);
        return text;
      },
    });
    return (json) => policy.createScript(json);
  } catch {
    return () => undefined;
  }
}

let trust: ReturnType<typeof ownPolicy> | undefined;

/**
 * What may be set as the text of a script where the page demands trusted types: a block of data cannot run, but counts as a script.
 *
 * @returns undefined where the page's list of policies leaves this one out
 */
function trusted(json: string): unknown {
  trust ??= ownPolicy();
  return trust(json);
}

/** Tells search engines of the article, by one block of data in the page's head for each article that the page shows. */
export class StructuredData implements ReactiveController {
  #block: HTMLScriptElement | undefined;
  #text = '';

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.tell(undefined);
  }

  /** Tells of an article, or of none any more. */
  tell(article: Article | undefined, place?: Place): void {
    const text = article && place ? written(newsArticleData(article, place)) : '';
    if (text === this.#text && (!text || this.#block?.isConnected)) return;
    this.#block?.replaceWith();
    this.#block = undefined;
    this.#text = text;
    if (!article || document.head.querySelector(`script[${ATTRIBUTE}="${CSS.escape(article.id)}"]`)) return;
    const data = trusted(text);
    if (data === undefined) return;
    const block = document.createElement('script');
    block.type = 'application/ld+json';
    block.setAttribute(ATTRIBUTE, article.id);
    Reflect.set(block, 'text', data);
    document.head.append(block);
    this.#block = block;
  }
}
