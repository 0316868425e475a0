import type {Kysely} from 'kysely';
import type {CountedViews} from '../../src/articles/views/counter.js';
import type {Schema} from '../../src/database/schema.js';
import {searchTexts} from '../../src/database/search-texts.js';

/** Articles that can be read, in the order of their ids: `bai-2` is of another unit than the others. */
export const ARTICLES = ['bai-1', 'bai-2', 'bai-3'] as const;

/** Readings on pages of no known origin. */
export function views(article: string, times = 1): CountedViews {
  return {article, origin: null, views: times};
}

/** Puts `ARTICLES` into a database that holds nothing. */
export async function fillArticles(db: Kysely<Schema>): Promise<void> {
  const unit = {kind: 'province', parent_id: null, valid_from: null, valid_to: null, phone: null} as const;
  await db
    .insertInto('units')
    .values([
      {
        ...unit,
        id: 'khanh-hoa',
        name: 'Công an Khánh Hòa',
        short_name: 'Khánh Hòa',
        code: 'KH',
        address: null,
        website: null,
      },
      {
        ...unit,
        id: 'da-nang',
        name: 'Công an Đà Nẵng',
        short_name: 'Đà Nẵng',
        code: 'DN',
        address: null,
        website: null,
      },
    ])
    .execute();
  await db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin tức'}).execute();
  await db
    .insertInto('articles')
    .values(
      ARTICLES.map((id, index) => ({
        id,
        unit_id: id === 'bai-2' ? 'da-nang' : 'khanh-hoa',
        category_id: 'tin-tuc',
        title: `Bài ${id}`,
        summary: '',
        body_html: '',
        url: `/${id}`,
        canonical_url: `/${id}`,
        published_at: new Date(Date.UTC(2026, 0, 1 + index)),
        ...searchTexts(`Bài ${id}`, '', ''),
      })),
    )
    .execute();
}
