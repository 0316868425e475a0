import {type Expression, type Kysely, sql, type SqlBool, type Transaction, type Updateable} from 'kysely';
import {fold} from '../../../../src/vietnamese/search.js';
import type {FeedbackTable, Schema} from '../../database/schema.js';
import {searchTokens} from '../../database/search-texts.js';
import type {Encryption} from '../encryption/encryption.js';
import {WITHDRAWN_MESSAGE} from '../lookup.js';

/** Which messages a staff member asks for; what is absent does not restrict. */
export interface MessageFilter {
  /** Undefined for all units. */
  readonly units: readonly string[] | undefined;
  readonly status?: FeedbackTable['status'] | undefined;
  readonly topic?: string | undefined;
  /** Words of the message or a part of the receipt code, with or without diacritics. */
  readonly words?: string | undefined;
  readonly from?: Date | undefined;
  /** Received before this moment. */
  readonly before?: Date | undefined;
  /** Null for messages assigned to nobody. */
  readonly assignee?: string | null | undefined;
  readonly spam: boolean;
}

/** Where a page of messages ends. */
export interface MessagePosition {
  readonly receivedAt: Date;
  readonly id: string;
}

/** A message with its texts open and its sender's contact data still encrypted. */
export type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

/** The messages as staff members work with them. */
export class StaffMessages {
  readonly #db: Kysely<Schema>;
  readonly #encryption: Encryption;

  constructor(db: Kysely<Schema>, encryption: Encryption) {
    this.#db = db;
    this.#encryption = encryption;
  }

  /** Messages newest first; those of one moment in the order of their ids. */
  async list(filter: MessageFilter, limit: number, after?: MessagePosition): Promise<MessageRow[]> {
    let query = selectMessages(this.#db)
      .where((builder) => builder.and(conditionsOf(filter, this.#encryption)))
      .orderBy('feedback.received_at', 'desc')
      .orderBy('feedback.id')
      .limit(limit);
    if (after) {
      query = query.where((builder) =>
        builder.or([
          builder('feedback.received_at', '<', after.receivedAt),
          builder.and([builder('feedback.received_at', '=', after.receivedAt), builder('feedback.id', '>', after.id)]),
        ]),
      );
    }
    return (await query.execute()).map((row) => this.#opened(row));
  }

  find(code: string): Promise<MessageRow | undefined> {
    return this.#find(this.#db, code);
  }

  /**
   * Changes a message that is still as it was when it was found.
   *
   * @param transaction - records the change too
   * @returns the message as it now is; undefined when it was changed or withdrawn meanwhile
   */
  async change(
    transaction: Transaction<Schema>,
    {id, receipt_code, version}: MessageRow,
    {reply_text, ...change}: MessageChange,
    now: Date,
  ): Promise<MessageRow | undefined> {
    const reply =
      reply_text === undefined ? {} : {reply_text: this.#encryption.encrypt(reply_text, placeOf('reply_text', id))};
    const changed = await transaction
      .updateTable('feedback')
      .set({...change, ...reply, updated_at: now, version: version + 1})
      .where('id', '=', id)
      .where('version', '=', version)
      .where('status', '<>', 'withdrawn')
      .returning('id')
      .executeTakeFirst();
    return changed && this.#find(transaction, receipt_code);
  }

  async #find(db: Kysely<Schema>, code: string): Promise<MessageRow | undefined> {
    const row = await selectMessages(db).where('feedback.receipt_code', '=', code).executeTakeFirst();
    return row && this.#opened(row);
  }

  #opened(row: MessageRow): MessageRow {
    const open = (column: string, encrypted: string | null) =>
      encrypted === null ? null : this.#encryption.read(encrypted, placeOf(column, row.id));
    return {
      ...row,
      message: row.message === '' ? WITHDRAWN_MESSAGE : this.#encryption.read(row.message, placeOf('message', row.id)),
      page_url: open('page_url', row.page_url),
      page_title: open('page_title', row.page_title),
      reply_text: open('reply_text', row.reply_text),
    };
  }
}

/** What is to become of a message; its answer in plain. */
export type MessageChange = Omit<Updateable<FeedbackTable>, 'reply_text'> & {readonly reply_text?: string};

const placeOf = (column: string, row: string) => ({field: `feedback.${column}`, row});

const CODE_PART = /^[A-Z0-9-]+$/;

function conditionsOf(filter: MessageFilter, encryption: Encryption): Expression<SqlBool>[] {
  const {units, status, topic, words, from, before, assignee} = filter;
  const conditions = [sql<SqlBool>`feedback.spam = ${filter.spam}`];
  if (units) conditions.push(sql`feedback.unit_id in (${sql.join(units)})`);
  if (status !== undefined) conditions.push(sql`feedback.status = ${status}`);
  if (topic !== undefined) conditions.push(sql`feedback.topic = ${topic}`);
  if (from) conditions.push(sql`feedback.received_at >= ${from}`);
  if (before) conditions.push(sql`feedback.received_at < ${before}`);
  if (assignee === null) conditions.push(sql`feedback.assignee is null`);
  else if (assignee !== undefined) conditions.push(sql`feedback.assignee = ${assignee}`);
  if (words !== undefined) {
    const code = fold(words.trim()).toUpperCase();
    const inMessage = sql<SqlBool>`feedback.search @@ phraseto_tsquery('simple', ${searchTokens(words, encryption)})`;
    conditions.push(
      CODE_PART.test(code) ? sql`(${inMessage} or feedback.receipt_code like ${`%${code}%`})` : inMessage,
    );
  }
  return conditions;
}

function selectMessages(db: Kysely<Schema>) {
  return db
    .selectFrom('feedback')
    .innerJoin('units', 'units.id', 'feedback.unit_id')
    .leftJoin('article_ratings', (join) =>
      join
        .onRef('article_ratings.unit_id', '=', 'feedback.unit_id')
        .onRef('article_ratings.article_id', '=', 'feedback.article_id'),
    )
    .select([
      'feedback.id',
      'feedback.receipt_code',
      'feedback.topic',
      'feedback.message',
      'feedback.name',
      'feedback.phone',
      'feedback.email',
      'feedback.address',
      'feedback.anonymous',
      'feedback.rating',
      'feedback.page_url',
      'feedback.page_title',
      'feedback.article_id',
      'article_ratings.yes as article_yes',
      'article_ratings.no as article_no',
      'feedback.consent_version',
      'feedback.consent_text',
      'feedback.consented_at',
      'feedback.status',
      'feedback.spam',
      'feedback.spam_reason',
      'feedback.assignee',
      'feedback.reply_text',
      'feedback.replied_at',
      'feedback.replied_by',
      'feedback.received_at',
      'feedback.updated_at',
      'feedback.erased_at',
      'feedback.version',
      'units.id as unit_id',
      'units.name as unit_name',
      'units.short_name as unit_short_name',
      sql<string | null>`(
        select entry.value->'label'->>'vi' from forms, jsonb_array_elements(forms.topics) as entry (value)
        where forms.id = feedback.form_id and entry.value->>'id' = feedback.topic limit 1
      )`.as('topic_name'),
    ]);
}
