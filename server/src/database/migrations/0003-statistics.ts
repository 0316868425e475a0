import {type Kysely, sql} from 'kysely';

/**
 * Gives figures indicators of their own, and a past: every revision of an observation is kept.
 *
 * The revisions stand in one table with the observations they revise, so that what was known on a day is read as what is known
 * now: by one condition on `recorded_at` and `superseded_at`. A table for the past alone would need a union in every query.
 * Generated columns let foreign keys hold the revisions of an id in one chain without gap or fork: a superseded revision names
 * the moment at which the next one was recorded, every other but the first has one before it, and only one is open. What names
 * another observation (`part_of`, `target`) names its first revision, which never goes away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [...values, indicators]);
  await makeIndicators(db);
  await run(db, [...revisions, ...links, ...indexes]);
}

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const slugPattern = '^[a-z0-9]+(-[a-z0-9]+)*$';
const slug = (column: string) => `check (${column} ~ '${slugPattern}' and length(${column}) <= 120)`;
const oneOf = (column: string, ...allowed: string[]) =>
  `check (${column} in (${allowed.map((value) => `'${value}'`).join(', ')}))`;

const periodKinds = ['range', 'year', 'half_year', 'quarter', 'month', 'year_to_date', 'plan', 'day', 'recurring'];
const qualifiers = [
  'exact',
  'more_than',
  'less_than',
  'almost',
  'about',
  'at_least',
  'at_most',
  'magnitude',
  'range',
  'unquantified',
];

/** A period of the calendar has the days that the calendar gives it, or no other period would be the one before it. */
const wholePeriod = (kind: string, months: number) => `(
  period_start is not null and period_end is not null
  and extract(day from period_start) = 1
  and mod(extract(month from period_start) - 1, ${months}) = 0
  and period_end = period_start::timestamp + interval '${months} months' - interval '1 day'
) or period_kind <> '${kind}'`;

const values = [
  ...['campaigns', 'observations'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_period_kind_check`,
    `alter table ${table}
      add constraint ${table}_period_kind_check ${oneOf('period_kind', ...periodKinds)},
      add constraint period_of_a_month check (${wholePeriod('month', 1)}),
      add constraint period_of_a_quarter check (${wholePeriod('quarter', 3)}),
      add constraint period_of_a_half_year check (${wholePeriod('half_year', 6)})`,
  ]),
  `alter table observations drop constraint observations_qualifier_check`,
  // A figure that is less than an amount has that amount: the last case of amount_as_reported, as for the other qualifiers.
  `alter table observations add constraint observations_qualifier_check ${oneOf('qualifier', ...qualifiers)}`,
  `alter table observations add column document_url text check (document_url ~ '^(https?://[^/]|/([^/]|$))')`,
];

const indicators = `create table indicators (
  id text primary key ${slug('id')},
  name text not null check (name <> ''),
  definition text check (definition <> ''),
  measure_kind text not null ${oneOf('measure_kind', 'things', 'persons', 'occurrences', 'money', 'duration')},
  measure_name text not null check (measure_name <> ''),
  currency text ${oneOf('currency', 'VND')},
  constraint currency_of_money check ((measure_kind = 'money') = (currency is not null)),
  constraint indicator_measure unique (id, measure_kind),
  constraint indicator_currency unique (id, currency)
)`;

interface Counted {
  readonly indicator: string;
  readonly measure_kind: string;
  readonly measure_name: string;
  readonly currency: string | null;
  readonly label: string;
}

/** Makes an indicator of each that observations name; one that counted two kinds of things becomes two. */
async function makeIndicators(db: Kysely<unknown>): Promise<void> {
  await sql`
    update observations set indicator = left(indicator, 100) || '-' || measure_kind
    from (select distinct on (indicator) indicator as id, measure_kind as kind from observations order by indicator, position, id)
      as first
    where indicator = first.id and measure_kind <> first.kind`.execute(db);
  const {rows} = await sql<Counted>`
    select distinct on (indicator) indicator, measure_kind, measure_name, currency, label
    from observations order by indicator, position, id`.execute(db);
  for (const counted of rows) {
    const {indicator, measure_kind, measure_name, currency} = counted;
    await sql`
      insert into indicators (id, name, measure_kind, measure_name, currency)
      values (${indicator}, ${nameOf(counted)}, ${measure_kind}, ${measure_name}, ${currency})`.execute(db);
  }
}

/** Money is named by what it was for; all else by what was counted. */
function nameOf({measure_kind, measure_name, label}: Counted): string {
  const words = measure_kind === 'money' ? label.replace(/^là\s+/u, '') : `${measure_name} ${label}`;
  const name = words.trim() || measure_name;
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

const revisions = [
  `alter table observations
    add column revision_note text check (revision_note <> ''),
    add column recorded_at timestamptz(3),
    add column superseded_at timestamptz(3)`,
  // When these rows were stored is not known; what a report says was known from the day of the report.
  `update observations set revision = 1, recorded_at = least(now(), coalesce(
    document_date::timestamp at time zone 'Asia/Ho_Chi_Minh',
    (select published_at from articles where articles.id = article_id),
    now()
  ))`,
  `alter table observations
    alter column recorded_at set not null,
    drop constraint observations_part_of_fkey,
    drop constraint observations_target_fkey,
    drop constraint observations_pkey`,
  `alter table observations
    add primary key (id, revision),
    add column first_revision integer not null generated always as (1) stored,
    add column revision_before integer generated always as (nullif(revision - 1, 0)) stored,
    add column superseded_by integer
      generated always as (case when superseded_at is not null then revision + 1 end) stored,
    add constraint revision_noted check ((revision = 1) = (revision_note is null)),
    add constraint revision_runs_forward check (superseded_at >= recorded_at),
    add constraint observation_recorded unique (id, revision, recorded_at)`,
  `create unique index observations_current on observations (id) where superseded_at is null`,
];

// All are checked at the end of a transaction, so that revisions and parts may be written in any order within it.
const links = [
  `alter table observations
    add constraint superseded_by_the_next foreign key (id, superseded_by, superseded_at)
      references observations (id, revision, recorded_at) deferrable initially deferred,
    add constraint revision_follows foreign key (id, revision_before)
      references observations (id, revision) deferrable initially deferred,
    add constraint part_of_an_observation foreign key (part_of, first_revision)
      references observations (id, revision) deferrable initially deferred,
    add constraint target_is_an_observation foreign key (target, first_revision)
      references observations (id, revision) deferrable initially deferred`,
  // The currency is null exactly where the kind is not money, and the first of the two compares the kinds.
  `alter table observations
    add constraint measure_of_the_indicator foreign key (indicator, measure_kind) references indicators (id, measure_kind),
    add constraint currency_of_the_indicator foreign key (indicator, currency) references indicators (id, currency)`,
];

const indexes = [
  `drop index observations_by_indicator`,
  `create index observations_by_indicator on observations (indicator, unit_id, period_end, period_start)`,
  `create index observations_by_whole on observations (part_of) where part_of is not null`,
];
