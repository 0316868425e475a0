import {createHash, randomBytes, randomUUID} from 'node:crypto';
import {type Kysely, sql} from 'kysely';
import type {components} from '../../../../src/api/generated/contract.js';
import type {Schema} from '../../database/schema.js';

const TOKEN = /^dv_[A-Za-z0-9_-]{43}$/;

/** A new token: 256 random bits behind a prefix by which secret scanners know it. */
export function makeToken(): string {
  return `dv_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token. It is looked up by this, so the time of a look-up tells nothing about the token itself. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The token of an Authorization header (RFC 6750); undefined when it holds none of this service's. */
export function bearerToken(header: string | undefined): string | undefined {
  const [scheme, token, ...more] = header?.trim().split(/ +/) ?? [];
  return scheme?.toLowerCase() === 'bearer' && token && TOKEN.test(token) && more.length === 0 ? token : undefined;
}

export type StaffRole = components['schemas']['StaffRole'];

/** A staff member as their token tells it. */
export interface StaffMember {
  /** Of the token, not the person: it is what is revoked. */
  readonly tokenId: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Ids of the units whose messages they may see; undefined for all. */
  readonly units: readonly string[] | undefined;
  readonly expiresAt: Date;
}

const RANKS: Readonly<Record<StaffRole, number>> = {reader: 0, officer: 1, manager: 2};

/** Whether a role may do what the least role for it may. */
export function mayActAs(role: StaffRole, least: StaffRole): boolean {
  return RANKS[role] >= RANKS[least];
}

/** Whether messages to a unit are theirs to see. */
export function isOf({units}: StaffMember, unit: string): boolean {
  return units?.includes(unit) ?? true;
}

/** A token as it is stored: everything but the token. */
export interface StoredToken extends StaffMember {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

interface NewToken {
  readonly name: string;
  readonly role: StaffRole;
  /** Undefined for all units. */
  readonly units: readonly string[] | undefined;
  readonly hash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** @returns the id under which the token can be revoked */
export async function addToken(db: Kysely<Schema>, token: NewToken): Promise<string> {
  const id = randomUUID();
  const {name, role, units, hash: token_hash, createdAt: created_at, expiresAt: expires_at} = token;
  await db.transaction().execute(async (transaction) => {
    const row = {id, name, role, all_units: units === undefined, token_hash, created_at, expires_at};
    await transaction.insertInto('staff_tokens').values(row).execute();
    if (units === undefined || units.length === 0) return;
    const rows = units.map((unit_id) => ({token_id: id, unit_id}));
    await transaction.insertInto('staff_token_units').values(rows).execute();
  });
  return id;
}

/** The token with this hash, whether it still holds or not. */
export async function findToken(db: Kysely<Schema>, hash: string): Promise<StoredToken | undefined> {
  const row = await selectTokens(db).where('token_hash', '=', hash).executeTakeFirst();
  return row && tokenOf(row);
}

/** All tokens, the newest first. */
export async function listTokens(db: Kysely<Schema>): Promise<StoredToken[]> {
  return (await selectTokens(db).orderBy('created_at', 'desc').orderBy('id').execute()).map(tokenOf);
}

/** Those whose tokens hold at a moment. */
export async function membersNamed(db: Kysely<Schema>, name: string, now: Date): Promise<StaffMember[]> {
  const rows = await selectTokens(db)
    .where('name', '=', name)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .execute();
  return rows.map(tokenOf);
}

/** @returns whether a token that was not revoked before is now */
export async function revokeToken(db: Kysely<Schema>, id: string, now: Date): Promise<boolean> {
  const revoked = await db
    .updateTable('staff_tokens')
    .set({revoked_at: now})
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}

function selectTokens(db: Kysely<Schema>) {
  return db
    .selectFrom('staff_tokens')
    .select(['id', 'name', 'role', 'all_units', 'created_at', 'expires_at', 'revoked_at'])
    .select(
      sql<string[]>`array(
        select unit_id from staff_token_units where token_id = staff_tokens.id order by unit_id
      )`.as('units'),
    );
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['execute']>>[number];

function tokenOf({id, name, role, all_units, units, created_at, expires_at, revoked_at}: TokenRow): StoredToken {
  return {
    tokenId: id,
    name,
    role,
    units: all_units ? undefined : units,
    createdAt: created_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
  };
}
