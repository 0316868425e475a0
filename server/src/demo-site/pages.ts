import {readFile} from 'node:fs/promises';
import type {FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {isSlug} from '../../../src/shared/formats.js';
import {formatDateLine} from '../../../src/vietnamese/date-styles.js';
import type {ArticleHtmlCache} from '../articles/html-cache.js';
import {findArticle} from '../articles/queries.js';
import type {Schema} from '../database/schema.js';
import {escapeMarkup} from '../http/html.js';

type Article = components['schemas']['Article'];

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const HTML = 'text/html; charset=utf-8';

/**
 * Renders the demonstration site's article pages as an old CMS would: the page `bai-viet.html` with its placeholders filled.
 *
 * @param demo - the folder of the demonstration site
 */
export function mountDemoSite(app: FastifyInstance, db: Kysely<Schema>, htmlCache: ArticleHtmlCache, demo: URL): void {
  app.get<{Params: {id: string}}>('/bai-viet/:id', async ({params: {id}}, reply) => {
    const article = isSlug(id) ? await findArticle(db, id) : undefined;
    if (!article) {
      reply.callNotFound();
      return reply;
    }
    const template = await readFile(new URL('bai-viet.html', demo), 'utf8');
    return reply
      .type(HTML)
      .header('cache-control', 'public, max-age=60')
      .send(fill(template, article, await htmlCache.relative(article.body_html)));
  });
}

/** The page for an address of the demonstration site at which nothing is. */
export async function notFoundPage(demo: URL): Promise<string> {
  try {
    return await readFile(new URL('404.html', demo), 'utf8');
  } catch {
    return NOT_FOUND;
  }
}

const NOT_FOUND = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Không tìm thấy trang</title>
<h1>Không tìm thấy trang</h1>
<p>Trang này không có hoặc đã được chuyển đi. <a href="/">Về trang chủ</a></p>
</html>
`;

function fill(template: string, article: Article, body: string): string {
  const values: Readonly<Record<string, string>> = {
    id: escapeMarkup(article.id),
    title: escapeMarkup(article.title),
    summary: escapeMarkup(article.summary),
    date: `<time datetime="${escapeMarkup(article.published_at)}">${dateLine(article.published_at)}</time>`,
    byline: escapeMarkup(article.byline ?? ''),
    source: escapeMarkup(article.source ?? ''),
    unit: escapeMarkup(article.unit.name),
    category: escapeMarkup(article.category.name),
    image: article.image ? figureOf(article.image) : '',
    body,
  };
  return template.replaceAll(PLACEHOLDER, (_placeholder, name: string) => values[name] ?? '');
}

function figureOf({src, width, height, alt, caption}: NonNullable<Article['image']>): string {
  const picture = `<img src="${escapeMarkup(src)}" width="${width}" height="${height}" alt="${escapeMarkup(alt)}">`;
  const words = caption === undefined ? '' : `<figcaption>${escapeMarkup(caption)}</figcaption>`;
  return `<figure>${picture}${words}</figure>`;
}

/** As these sites print it: «Thứ Ba, 12/06/2018, 08:55 [GMT+7]». */
const dateLine = (moment: string): string => `${formatDateLine(new Date(moment))} [GMT+7]`;
