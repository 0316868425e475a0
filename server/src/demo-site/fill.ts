import {type Insertable, type Kysely, sql, type Transaction} from 'kysely';
import {documentKey} from '../articles/documents.js';
import {recountViews} from '../articles/views/clock.js';
import type {ArticleTable, Schema} from '../database/schema.js';
import {searchTexts} from '../database/search-texts.js';
import {startOfDay} from '../local-time.js';
import {type ObservationContent, writeIndicators, writeObservations} from '../statistics/writing.js';
import type {
  DemoArticle,
  DemoCampaign,
  DemoContent,
  DemoIndicator,
  DemoObservation,
  DemoUnit,
  DemoViews,
} from './demo-content.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Enough hours of a stretch that no window looks empty, few enough that the first start stays quick. */
const MOST_HOURS = 48;

/** Views within one hour. */
interface HourOfViews {
  readonly hour: Date;
  readonly views: number;
}

/**
 * Spreads an article's views over the hours since it appeared, always in the same way: the last day, the rest of the week,
 * the rest of the month, and the time before. What would fall before its publication falls into the next later stretch.
 */
function spreadViews({day1, day7, day30, total}: DemoViews, published: Date, now: Date): HourOfViews[] {
  const end = now.getTime();
  const stretches = [
    {after: -Infinity, until: end - 30 * DAY, views: total - day30},
    {after: end - 30 * DAY, until: end - 7 * DAY, views: day30 - day7},
    {after: end - 7 * DAY, until: end - DAY, views: day7 - day1},
    {after: end - DAY, until: end, views: day1},
  ];
  let carried = 0;
  return stretches.flatMap(({after, until, views}) => {
    const hours = hoursBetween(Math.max(after, published.getTime() - HOUR), until);
    const due = views + carried;
    carried = hours.length === 0 ? due : 0;
    return hours.length === 0 ? [] : share(due, hours);
  });
}

/** Starts of hours later than `after` and not later than `until`, evenly thinned out to a bearable number. */
function hoursBetween(after: number, until: number): number[] {
  const first = Math.floor(after / HOUR) + 1;
  const count = Math.floor(until / HOUR) - first + 1;
  const step = Math.max(1, Math.ceil(count / MOST_HOURS));
  return Array.from({length: Math.max(0, Math.ceil(count / step))}, (_, index) => (first + index * step) * HOUR);
}

function share(views: number, hours: readonly number[]): HourOfViews[] {
  const weights = hours.map((hour) => 1 + ((hour / HOUR) % 5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return hours.flatMap((hour, index) => {
    weighed += weights[index] ?? 0;
    const soFar = Math.round((views * weighed) / whole);
    const here = soFar - given;
    given = soFar;
    return here > 0 ? [{hour: new Date(hour), views: here}] : [];
  });
}

/** So many rows go into one statement; a statement holds at most 65 535 values. */
const ROWS = 1000;

/**
 * Fills a database that holds no unit yet; one that holds any is left alone.
 *
 * @param now - the moment that `age_hours` and the views are counted from
 * @returns whether it was filled
 */
export async function fillWhenEmpty(db: Kysely<Schema>, content: DemoContent, now: Date): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // Two processes that start at once on one new database must not both find it empty.
    await sql`lock table units in share row exclusive mode`.execute(transaction);
    const unit = await transaction.selectFrom('units').select('id').limit(1).executeTakeFirst();
    if (unit) return false;
    await fill(transaction, content, now);
    return true;
  });
}

async function fill(db: Transaction<Schema>, content: DemoContent, now: Date): Promise<void> {
  const articles = content.articles.map((article) => ({...article, moment: momentOf(article, now)}));
  const numbers = usualNumbers([...content.articles, ...content.campaigns]);
  const usual = (number: string) => numbers.get(documentKey(number)) ?? number;

  await insert(db, 'units', content.units.map(unitRow));
  await insert(db, 'unit_successors', content.units.flatMap(successorRows));
  await insert(db, 'categories', content.categories);
  await insert(db, 'campaigns', content.campaigns.map(campaignRow));
  await insert(
    db,
    'campaign_documents',
    content.campaigns.flatMap(({id, documents}) =>
      documents.map((number, position) => ({campaign_id: id, document: usual(number), position})),
    ),
  );
  await insert(db, 'articles', articles.map(articleRow));
  await insert(
    db,
    'article_tags',
    articles.flatMap(({id, tags}) => tags.map((tag, position) => ({article_id: id, tag, position}))),
  );
  await insert(
    db,
    'article_documents',
    articles.flatMap(({id, documents}) =>
      documents.map((number, position) => ({article_id: id, document: usual(number), position})),
    ),
  );
  await insert(
    db,
    'document_aliases',
    [...numbers].map(([alias, document]) => ({alias, document})),
  );
  await writeIndicators(db, content.indicators.map(indicatorRow));
  const appeared = new Map(articles.map(({id, moment}) => [id, moment]));
  const told = new Map(content.observations.map((one) => [one.id, knownSince(one, appeared) ?? now]));
  await writeObservations(db, content.observations.map(observationRow), {
    recordedAt: (id) => told.get(id) ?? now,
    note: 'Đính chính',
  });
  for (const {observation, note, recorded_at} of content.corrections) {
    await writeObservations(db, [observationRow(observation)], {recordedAt: new Date(recorded_at), note});
  }
  await insert(
    db,
    'view_hours',
    articles.flatMap(({id, moment, views}) =>
      spreadViews(views, moment, now).map((bucket) => ({article_id: id, ...bucket})),
    ),
  );
  await recountViews(db);
  await insert(
    db,
    'forms',
    content.forms.map(({id, title, topics, fields, anonymous, consent}) => ({
      id,
      title: JSON.stringify(title),
      topics: JSON.stringify(topics),
      fields: JSON.stringify(fields),
      anonymous,
      consent_version: consent.version,
      consent_text: JSON.stringify(consent.text),
    })),
  );
}

async function insert<Table extends keyof Schema>(
  db: Transaction<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + ROWS))
      .execute();
  }
}

function momentOf(article: DemoArticle, now: Date): Date {
  return article.published_at === undefined
    ? new Date(now.getTime() - article.age_hours * HOUR)
    : new Date(article.published_at);
}

/** For each key the spelling of a document's number that was used first; the others are aliases of it. */
function usualNumbers(entries: readonly {readonly documents: readonly string[]}[]): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const number of entries.flatMap(({documents}) => documents)) {
    const key = documentKey(number);
    if (!numbers.has(key)) numbers.set(key, number);
  }
  return numbers;
}

function unitRow({id, name, short_name, kind, code, parent, valid_from, valid_to, contact}: DemoUnit) {
  return {id, name, short_name, kind, code, parent_id: parent, valid_from, valid_to, ...contact};
}

function successorRows({id, successors}: DemoUnit) {
  return successors.map((successor_id, position) => ({unit_id: id, successor_id, position}));
}

function periodColumns({kind, start, end, label}: DemoCampaign['period']) {
  return {period_kind: kind, period_start: start, period_end: end, period_label: label};
}

function campaignRow({id, name, summary, unit, period}: DemoCampaign, position: number) {
  return {id, name, summary, unit_id: unit, ...periodColumns(period), position};
}

function articleRow(article: DemoArticle & {readonly moment: Date}): Insertable<ArticleTable> {
  const {id, title, summary, body_html, byline, source, image} = article;
  return {
    id,
    unit_id: article.unit,
    category_id: article.category,
    campaign_id: article.campaign,
    title,
    summary,
    body_html,
    byline,
    source,
    url: `/bai-viet/${id}`,
    canonical_url: `/bai-viet/${id}`,
    image_src: image?.src ?? null,
    image_width: image?.width ?? null,
    image_height: image?.height ?? null,
    image_alt: image?.alt ?? null,
    image_caption: image?.caption ?? null,
    published_at: article.moment,
    updated_at: null,
    ...searchTexts(title, summary, body_html),
  };
}

function indicatorRow({id, name, definition, measure}: DemoIndicator) {
  return {id, name, definition, ...measureColumns(measure)};
}

function measureColumns({kind, name, currency}: DemoIndicator['measure']) {
  return {measure_kind: kind, measure_name: name, currency: currency ?? null};
}

function knownSince({recorded_at, provenance}: DemoObservation, appeared: ReadonlyMap<string, Date>): Date | undefined {
  if (recorded_at !== undefined) return new Date(recorded_at);
  return provenance.date === null ? appeared.get(provenance.article ?? '') : startOfDay(provenance.date);
}

function observationRow(observation: DemoObservation): ObservationContent {
  const {id, campaign, indicator, label, quantity, measure, change, status, period} = observation;
  const {unit, part_of, coverage, actors, target, provenance} = observation;
  return {
    ...{id, campaign_id: campaign, indicator, label, ...quantity, ...measureColumns(measure), change, status},
    ...{...periodColumns(period), unit_id: unit, part_of, actors, target},
    ...{coverage_kind: coverage?.kind ?? null, coverage_note: coverage?.note ?? null},
    ...{document: provenance.document, issuer: provenance.issuer, document_date: provenance.date},
    ...{document_url: provenance.url, article_id: provenance.article, quote: provenance.quote},
  };
}
