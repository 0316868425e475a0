import type {Insertable, Kysely} from 'kysely';
import type {ArticleTable, Schema} from '../../src/database/schema.js';
import {searchTexts} from '../../src/database/search-texts.js';

type Columns = Omit<Insertable<ArticleTable>, 'search_text' | 'search_toned' | 'title_key'>;

/** What a test says of an article; the rest is as of any article. */
export type ArticleParts = Partial<Columns> & {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly documents?: readonly string[];
};

/** Adds articles of Khánh Hòa, all published at one moment of 2024 unless they say otherwise. */
export async function addArticles(db: Kysely<Schema>, articles: readonly ArticleParts[]): Promise<void> {
  const rows = articles.map(({tags: _tags, documents: _documents, ...parts}) => {
    const {title = `Bài ${parts.id}`, summary = '', body_html = ''} = parts;
    return {
      unit_id: 'khanh-hoa',
      category_id: 'tin-tuc',
      url: `/bai-viet/${parts.id}`,
      canonical_url: `/bai-viet/${parts.id}`,
      published_at: new Date('2024-05-05T08:00:00+07:00'),
      ...parts,
      ...{title, summary, body_html},
      ...searchTexts(title, summary, body_html),
    };
  });
  await db.insertInto('articles').values(rows).execute();
  const tags = articles.flatMap(({id, tags = []}) => tags.map((tag, position) => ({article_id: id, tag, position})));
  if (tags.length > 0) await db.insertInto('article_tags').values(tags).execute();
  const documents = articles.flatMap((article) =>
    (article.documents ?? []).map((document, position) => ({article_id: article.id, document, position})),
  );
  if (documents.length > 0) await db.insertInto('article_documents').values(documents).execute();
}
