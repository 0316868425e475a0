import {type Kysely, sql} from 'kysely';

/** Creates the tables of the first release. Times are kept to the millisecond, so that a JavaScript date is exact. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...units, ...campaigns, ...articles, ...observations, ...feedback]) {
    await sql.raw(statement).execute(db);
  }
}

const slugPattern = '^[a-z0-9]+(-[a-z0-9]+)*$';
const slug = (column: string) => `check (${column} ~ '${slugPattern}' and length(${column}) <= 120)`;
const oneOf = (column: string, ...values: string[]) =>
  `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;

const period = `
  period_kind text not null ${oneOf('period_kind', 'range', 'year', 'year_to_date', 'plan', 'day', 'recurring')},
  period_start date,
  period_end date,
  period_label text not null check (period_label <> ''),
  constraint period_runs_forward check (period_start <= period_end),
  constraint period_of_a_day check (period_kind <> 'day' or (period_start is not null and period_start = period_end))`;

const units = [
  `create table units (
    id text primary key ${slug('id')},
    name text not null check (name <> ''),
    short_name text not null check (short_name <> ''),
    kind text not null ${oneOf('kind', 'ministry', 'province', 'department', 'commune')},
    code text not null check (code ~ '^[A-Z]{2,4}$'),
    parent_id text references units check (parent_id <> id),
    valid_from date,
    valid_to date,
    phone text,
    address text,
    website text,
    constraint validity_runs_forward check (valid_from <= valid_to)
  )`,
  `create index units_by_parent on units (parent_id)`,
  `create table unit_successors (
    unit_id text not null references units on delete cascade,
    successor_id text not null references units check (successor_id <> unit_id),
    position integer not null,
    primary key (unit_id, successor_id)
  )`,
];

const campaigns = [
  `create table campaigns (
    id text primary key ${slug('id')},
    name text not null check (name <> ''),
    summary text not null,
    unit_id text not null references units,
    ${period},
    position integer not null
  )`,
  `create index campaigns_by_unit on campaigns (unit_id)`,
  `create table campaign_documents (
    campaign_id text not null references campaigns on delete cascade,
    document text not null,
    position integer not null,
    primary key (campaign_id, document)
  )`,
];

const articles = [
  `create table categories (
    id text primary key ${slug('id')},
    name text not null check (name <> '')
  )`,
  `create table articles (
    id text primary key ${slug('id')},
    unit_id text not null references units,
    category_id text not null references categories,
    campaign_id text references campaigns,
    title text not null check (title <> ''),
    summary text not null,
    body_html text not null,
    byline text,
    source text,
    url text not null,
    image_src text,
    image_width integer check (image_width > 0),
    image_height integer check (image_height > 0),
    image_alt text,
    image_caption text,
    published_at timestamptz(3) not null,
    updated_at timestamptz(3),
    search_text text not null,
    search tsvector not null generated always as (to_tsvector('simple'::regconfig, search_text)) stored,
    constraint image_whole_or_absent check (
      num_nulls(image_src, image_width, image_height, image_alt) in (0, 4)
      and (image_caption is null or image_src is not null)
    )
  )`,
  `create index articles_newest on articles (published_at desc, id)`,
  `create index articles_newest_by_unit on articles (unit_id, published_at desc, id)`,
  `create index articles_newest_by_category on articles (category_id, published_at desc, id)`,
  `create index articles_newest_by_campaign on articles (campaign_id, published_at desc, id)`,
  `create index articles_by_word on articles using gin (search)`,
  `create table article_tags (
    article_id text not null references articles on delete cascade,
    tag text not null ${slug('tag')},
    position integer not null,
    primary key (article_id, tag)
  )`,
  `create index article_tags_by_tag on article_tags (tag)`,
  `create table article_documents (
    article_id text not null references articles on delete cascade,
    document text not null,
    position integer not null,
    primary key (article_id, document)
  )`,
  `create index article_documents_by_document on article_documents (document)`,
  `create table document_aliases (
    alias text primary key,
    document text not null
  )`,
  `create table view_hours (
    article_id text not null references articles on delete cascade,
    hour timestamptz(3) not null check (mod(extract(epoch from hour), 3600) = 0),
    views integer not null check (views >= 0),
    primary key (hour, article_id)
  )`,
  `create index view_hours_by_article on view_hours (article_id)`,
];

const observations = [
  `create table observations (
    id text primary key ${slug('id')},
    position integer not null,
    campaign_id text not null references campaigns,
    indicator text not null ${slug('indicator')},
    label text not null,
    qualifier text not null ${oneOf(
      'qualifier',
      'exact',
      'more_than',
      'almost',
      'about',
      'at_least',
      'at_most',
      'magnitude',
      'range',
      'unquantified',
    )},
    amount numeric,
    amount_max numeric,
    magnitude integer,
    written_as text not null check (written_as <> ''),
    scale integer check (scale >= 0),
    significant_digits integer check (significant_digits >= 1),
    measure_kind text not null ${oneOf('measure_kind', 'things', 'persons', 'occurrences', 'money', 'duration')},
    measure_name text not null check (measure_name <> ''),
    currency text ${oneOf('currency', 'VND')},
    change text ${oneOf('change', 'increase', 'decrease')},
    status text not null ${oneOf('status', 'reported', 'proposed', 'planned', 'target', 'revised', 'withdrawn')},
    ${period},
    unit_id text not null references units,
    part_of text references observations check (part_of <> id),
    coverage_kind text ${oneOf('coverage_kind', 'complete', 'partial', 'ambiguous')},
    coverage_note text,
    actors text,
    target text references observations check (target <> id),
    document text not null check (document <> ''),
    issuer text not null check (issuer <> ''),
    document_date date,
    article_id text references articles on delete set null,
    quote text,
    revision integer not null default 1 check (revision >= 1),
    constraint amount_as_reported check (
      case qualifier
        when 'magnitude' then amount is null and amount_max is null and magnitude is not null
        when 'unquantified' then amount is null and amount_max is null and magnitude is null
        when 'range' then amount is not null and amount_max is not null and amount < amount_max and magnitude is null
        else amount is not null and amount_max is null and magnitude is null
      end
    ),
    constraint amount_is_a_number check (amount <> 'NaN' and abs(amount) <> 'Infinity' and amount_max <> 'Infinity'),
    constraint currency_of_money check ((measure_kind = 'money') = (currency is not null)),
    constraint coverage_whole_or_absent check (num_nulls(coverage_kind, coverage_note) in (0, 2))
  )`,
  `create index observations_in_order on observations (position, id)`,
  `create index observations_by_campaign on observations (campaign_id, position, id)`,
  `create index observations_by_unit on observations (unit_id, position, id)`,
  `create index observations_by_indicator on observations (indicator)`,
  `create index observations_by_article on observations (article_id)`,
];

const feedback = [
  `create table forms (
    id text primary key ${slug('id')},
    title jsonb not null,
    topics jsonb not null check (jsonb_array_length(topics) > 0),
    fields jsonb not null,
    consent_version text not null check (consent_version <> ''),
    consent_text jsonb not null
  )`,
  `create table feedback (
    id uuid primary key,
    idempotency_key text not null unique,
    body_hash text not null,
    receipt_code text not null unique,
    form_id text not null references forms,
    unit_id text not null references units,
    topic text not null ${slug('topic')},
    message text not null,
    name text,
    phone text,
    email text,
    consent_version text not null check (consent_version <> ''),
    consent_text text not null check (consent_text <> ''),
    consented_at timestamptz(3) not null,
    page_url text check (page_url !~ '[?#]'),
    page_title text,
    article_id text references articles on delete set null,
    language text not null ${oneOf('language', 'vi', 'en')},
    lookup_secret_hash text,
    status text not null ${oneOf('status', 'received', 'assigned', 'answered', 'withdrawn')},
    received_at timestamptz(3) not null,
    constraint message_unless_withdrawn check (status = 'withdrawn' or message <> ''),
    constraint nothing_personal_when_withdrawn check (
      status <> 'withdrawn' or (message = '' and num_nonnulls(name, phone, email) = 0)
    )
  )`,
  `create index feedback_latest_by_unit on feedback (unit_id, received_at desc, id)`,
  `create index feedback_by_article on feedback (article_id)`,
];
