import type {Kysely, Selectable} from 'kysely';
import {isWeb} from '../../../src/shared/web-address.js';
import type {Schema, UnitOriginTable} from '../database/schema.js';
import {type FieldError, Problem} from '../http/errors.js';
import type {Client} from '../http/mount.js';
import type {Unit} from './units.js';

/** Origins that are registered for a unit, or for any. */
export function listOrigins(db: Kysely<Schema>, unit?: string): Promise<Selectable<UnitOriginTable>[]> {
  const all = db.selectFrom('unit_origins').selectAll().orderBy('unit_id').orderBy('origin');
  return (unit === undefined ? all : all.where('unit_id', '=', unit)).execute();
}

/** Registers an origin; one that is registered stays so. */
export async function addOrigin(db: Kysely<Schema>, unit_id: string, origin: string): Promise<void> {
  await db
    .insertInto('unit_origins')
    .values({unit_id, origin})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns whether it was registered */
export async function removeOrigin(db: Kysely<Schema>, unit: string, origin: string): Promise<boolean> {
  const {numDeletedRows} = await db
    .deleteFrom('unit_origins')
    .where('unit_id', '=', unit)
    .where('origin', '=', origin)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const LONGEST = 300;

/** The origin of a page on the web; null for anything else, such as a file or a frame without an origin. */
export function webOrigin(header: string | undefined): string | null {
  if (header === undefined || header.length > LONGEST || !URL.canParse(header)) return null;
  const url = new URL(header);
  return isWeb(url) ? url.origin : null;
}

/**
 * Refuses messages from pages that are not registered for a unit that has registered any. Frames of this service stand only in those
 * that are. What no browser sent has no origin and is let through: the header protects against foreign pages, not against programs.
 *
 * @throws Problem 403 that names the origin and where to register it
 */
export async function rejectForeignOrigin(
  db: Kysely<Schema>,
  unit: Unit,
  client: Pick<Client, 'origin' | 'protocol' | 'host'>,
): Promise<void> {
  if (client.origin === undefined) return;
  const origin = webOrigin(client.origin);
  if (origin !== null && origin === webOrigin(`${client.protocol}://${client.host}`)) return;
  const registered = await listOrigins(db, unit.id);
  if (registered.length === 0 || registered.some((row) => row.origin === origin)) return;
  const detail =
    `Trang ${origin ?? '(không rõ địa chỉ)'} chưa được đăng ký để gửi phản hồi tới ${unit.name}. Người vận hành máy chủ API ` +
    'đăng ký địa chỉ này theo mục «Trang được phép gửi phản hồi» trong server/README.md.';
  const errors: FieldError[] = [{parameter: 'Origin', code: 'origin_not_allowed', detail}];
  throw new Problem('forbidden', {detail, errors});
}
