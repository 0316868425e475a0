import {type Kysely, sql} from 'kysely';
import {fold} from '../../../../src/vietnamese/search.js';

/** Brings messages their way to an answer: protection of contact data, staff, audit, notices, sites and their proofs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...feedback, ...staff, ...audit, ...origins, ...proofs, ...notices]) {
    await sql.raw(statement).execute(db);
  }
  await foldMessages(db);
}

const CIPHERTEXT = `'^v1[.]'`;
const oneOf = (column: string, ...values: string[]) =>
  `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;

const feedback = [
  `alter table forms add column anonymous boolean not null default false`,
  `alter table feedback
    alter column idempotency_key drop not null,
    alter column body_hash drop not null,
    add column address text,
    add column anonymous boolean not null default false,
    add column rating text ${oneOf('rating', 'yes', 'no')},
    add column spam boolean not null default false,
    add column spam_reason text,
    add column assignee text check (assignee <> ''),
    add column reply_text text check (reply_text <> ''),
    add column replied_at timestamptz(3),
    add column replied_by text,
    add column updated_at timestamptz(3),
    add column erased_at timestamptz(3),
    add column withdrawn_at timestamptz(3),
    add column version integer not null default 1 check (version >= 1),
    add column search_text text not null default '',
    add column search tsvector not null generated always as (to_tsvector('simple'::regconfig, search_text)) stored,
    add column origin text`,
  `update feedback set updated_at = received_at`,
  `alter table feedback alter column updated_at set not null`,
  `alter table feedback
    drop constraint message_unless_withdrawn,
    drop constraint nothing_personal_when_withdrawn`,
  `update feedback set withdrawn_at = received_at, erased_at = received_at where status = 'withdrawn'`,
  `alter table feedback
    add constraint nothing_personal_when_withdrawn check (status <> 'withdrawn' or erased_at is not null),
    add constraint nothing_personal_when_erased check (erased_at is null or num_nonnulls(name, phone, email, address) = 0),
    add constraint nothing_personal_when_anonymous check (not anonymous or num_nonnulls(name, phone, email, address) = 0),
    add constraint withdrawal_whole check ((status = 'withdrawn') = (withdrawn_at is not null)),
    add constraint message_present check (message <> '' or status = 'withdrawn'),
    add constraint reply_whole check (num_nulls(reply_text, replied_at, replied_by) in (0, 3)),
    add constraint spam_has_a_reason check (spam_reason is null or spam_reason <> '')`,
  // Not checked against older rows: those are encrypted at the first start that has a key.
  ...['name', 'phone', 'email', 'address'].map(
    (column) =>
      `alter table feedback add constraint ${column}_is_ciphertext check (${column} ~ ${CIPHERTEXT}) not valid`,
  ),
  `create index feedback_latest on feedback (received_at desc, id)`,
  `create index feedback_latest_by_status on feedback (unit_id, status, received_at desc, id)`,
  `create index feedback_by_word on feedback using gin (search)`,
  `create table key_checks (
    key_id text primary key,
    sealed text not null check (sealed ~ ${CIPHERTEXT}),
    created_at timestamptz(3) not null
  )`,
];

const staff = [
  `create table staff_tokens (
    id uuid primary key,
    name text not null check (name <> ''),
    role text not null ${oneOf('role', 'reader', 'officer', 'manager')},
    token_hash text not null unique,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3)
  )`,
  `create table staff_token_units (
    token_id uuid not null references staff_tokens on delete cascade,
    unit_id text not null references units on delete cascade,
    primary key (token_id, unit_id)
  )`,
];

const actions = [
  'list',
  'read',
  'status',
  'spam',
  'assignment',
  'reply',
  'export',
  'audit',
  'withdraw',
  'erase',
  'notify',
  'refused',
];

const audit = [
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    actor text not null check (actor <> ''),
    action text not null ${oneOf('action', ...actions)},
    code text,
    unit_id text,
    detail text
  )`,
  `create index audit_latest on audit (at desc, id desc)`,
  `create index audit_latest_by_unit on audit (unit_id, at desc, id desc)`,
  `create index audit_by_code on audit (code, at, id)`,
];

const origins = [
  `create table unit_origins (
    unit_id text not null references units on delete cascade,
    origin text not null check (origin ~ '^https?://[^/?#]+$'),
    primary key (unit_id, origin)
  )`,
  `create table sites (
    unit_id text not null references units on delete cascade,
    origin text not null,
    first_message_at timestamptz(3) not null,
    last_message_at timestamptz(3) not null,
    messages integer not null check (messages >= 1),
    usual_gap_hours double precision check (usual_gap_hours >= 0),
    alarmed_at timestamptz(3),
    primary key (unit_id, origin)
  )`,
  `create index sites_longest_silent on sites (last_message_at)`,
];

const proofs = [
  `create table used_proofs (
    signature text primary key,
    expires_at timestamptz(3) not null
  )`,
  `create index used_proofs_expiring on used_proofs (expires_at)`,
];

const notices = [
  `create table notice_targets (
    id uuid primary key,
    unit_id text not null references units on delete cascade,
    kind text not null ${oneOf('kind', 'webhook', 'email')},
    address text not null check (address <> ''),
    secret text check (secret ~ ${CIPHERTEXT}),
    created_at timestamptz(3) not null
  )`,
  `create index notice_targets_by_unit on notice_targets (unit_id)`,
  `create table notices (
    id bigint generated always as identity primary key,
    target_id uuid not null references notice_targets on delete cascade,
    payload jsonb not null,
    attempts integer not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz(3) not null,
    sent_at timestamptz(3),
    last_error text
  )`,
  `create index notices_due on notices (next_attempt_at, id) where sent_at is null`,
  `create index notices_by_target on notices (target_id)`,
];

/** Folding is this program's own, so the words of the messages that are there already cannot be found by SQL alone. */
async function foldMessages(db: Kysely<unknown>): Promise<void> {
  const messages = await sql<{id: string; message: string}>`select id, message from feedback`.execute(db);
  for (const {id, message} of messages.rows) {
    await sql`update feedback set search_text = ${fold(message)} where id = ${id}`.execute(db);
  }
}
