import type {DemoArticle, DemoPublication} from '../types.js';
import {type PictureName, picture} from './pictures.js';

/** What differs from one article to the next; the rest is the house's custom. */
export type ArticleDraft = DemoPublication & {
  readonly id: string;
  readonly unit: string;
  readonly category: string;
  readonly title: string;
  readonly summary: string;
  readonly picture: PictureName;
  /** Paragraphs, headings and lists, each a whole HTML element. */
  readonly body: readonly string[];
  readonly tags: readonly string[];
  readonly campaign?: string;
  readonly documents?: readonly string[];
  readonly byline?: string;
  readonly source?: string;
  /** Views of the last 24 hours, 7 days, 30 days, and ever. */
  readonly views: readonly [day1: number, day7: number, day30: number, total: number];
};

/** Completes a draft: no campaign, documents, byline or source unless given. */
export function article(draft: ArticleDraft): DemoArticle {
  const {picture: name, body, campaign, documents, byline, source, views, ...rest} = draft;
  const [day1, day7, day30, total] = views;
  return {
    ...rest,
    image: picture(name),
    campaign: campaign ?? null,
    documents: documents ?? [],
    byline: byline ?? null,
    source: source ?? null,
    body_html: body.join('\n'),
    views: {day1, day7, day30, total},
  };
}
