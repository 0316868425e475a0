import type {FastifyRequest} from 'fastify';
import type {Kysely} from 'kysely';
import type {Schema} from '../../database/schema.js';
import {Problem, unknownEntry} from '../../http/errors.js';
import {RejectedTokens} from '../../http/limits.js';
import {findUnit} from '../../units/units.js';
import {record} from './audit.js';
import {bearerToken, findToken, hashToken, isOf, mayActAs, type StaffMember, type StaffRole} from './tokens.js';

/** Who is not known. */
const NOBODY = '—';

const ROLE_NAMES: Readonly<Record<StaffRole, string>> = {reader: 'người đọc', officer: 'cán bộ', manager: 'quản lý'};

/** Lets staff members in by their tokens. Every refusal is recorded, as long as they do not come by the hundred. */
export class Access {
  readonly #db: Kysely<Schema>;
  readonly #attempts = new RejectedTokens();

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /**
   * Finds out who asks.
   *
   * @param least - the least role that may
   * @throws Problem 401 without a valid token, 403 for a lesser role, 429 for too many of the first
   */
  async admit({headers, ip}: FastifyRequest, least: StaffRole, now: Date): Promise<StaffMember> {
    const token = bearerToken(headers.authorization);
    const found = token === undefined ? undefined : await findToken(this.#db, hashToken(token));
    if (!found) {
      const sent = headers.authorization !== undefined;
      return this.#rejectToken(ip, now, NOBODY, sent ? 'mã truy cập không đúng' : 'không có mã truy cập');
    }
    if (found.revokedAt) return this.#rejectToken(ip, now, found.name, 'mã truy cập đã bị thu hồi');
    if (found.expiresAt <= now) return this.#rejectToken(ip, now, found.name, 'mã truy cập đã hết hạn');
    if (found.units?.length === 0)
      return this.#rejectToken(ip, now, found.name, 'đơn vị của mã truy cập không còn nữa');
    if (!mayActAs(found.role, least)) {
      const detail = `Việc này cần vai trò «${ROLE_NAMES[least]}»; vai trò của bạn là «${ROLE_NAMES[found.role]}».`;
      return this.#forbid(found, now, 'vai trò không được phép', detail);
    }
    return found;
  }

  /** @throws Problem 403 when the role is a lesser one */
  async requireRole(member: StaffMember, least: StaffRole, now: Date, detail: string): Promise<void> {
    if (!mayActAs(member.role, least)) await this.#forbid(member, now, 'vai trò không được phép', detail);
  }

  /** @throws Problem 403 when the unit's messages are not theirs to see */
  async requireUnit(member: StaffMember, now: Date, unit: string): Promise<void> {
    if (isOf(member, unit)) return;
    const detail = 'Mã truy cập của bạn không dùng cho phản hồi gửi đến đơn vị này.';
    await this.#forbid(member, now, 'đơn vị không được phép', detail, unit);
  }

  /** @throws Problem 404, the same for a message to another unit as for none */
  async rejectMessage(
    member: StaffMember,
    at: Date,
    subject: {readonly code: string; readonly unit: string | undefined},
  ): Promise<never> {
    const reason = subject.unit === undefined ? 'không có phản hồi mang mã này' : 'đơn vị không được phép';
    await record(this.#db, {at, by: member.name, action: 'refused', detail: reason, ...subject});
    throw new Problem('not-found', {detail: `Đơn vị của bạn không có phản hồi nào mang mã ${subject.code}.`});
  }

  async #rejectToken(address: string, now: Date, by: string, reason: string): Promise<never> {
    const wait = this.#attempts.count(address, now.getTime());
    if (wait > 0) {
      const detail = `Có quá nhiều lần dùng mã truy cập không đúng; xin thử lại sau ${wait} giây.`;
      throw new Problem('too-many-requests', {detail, headers: {'retry-after': String(wait)}});
    }
    await record(this.#db, {at: now, by, action: 'refused', detail: reason});
    const detail = `Không vào được: ${reason}. Hãy nhập mã do người quản trị hệ thống cấp.`;
    throw new Problem('unauthenticated', {detail, headers: {'www-authenticate': 'Bearer realm="danvan"'}});
  }

  async #forbid(by: StaffMember, at: Date, reason: string, detail: string, unit?: string): Promise<never> {
    await record(this.#db, {at, by: by.name, action: 'refused', detail: reason, unit});
    throw new Problem('forbidden', {detail, errors: [{parameter: 'Authorization', code: 'not_allowed', detail}]});
  }
}

/**
 * The units that a request is about: the one it names, else all of the member's; undefined for all there are.
 *
 * @throws Problem 403 for a unit that is not the member's, 400 for one that does not exist
 */
export async function requestedUnits(
  db: Kysely<Schema>,
  access: Access,
  member: StaffMember,
  unit: string | undefined,
  now: Date,
): Promise<readonly string[] | undefined> {
  if (unit === undefined) return member.units;
  await access.requireUnit(member, now, unit);
  if (!(await findUnit(db, unit))) {
    const fault = unknownEntry('unit', {parameter: 'unit'});
    throw new Problem('invalid-request', {detail: fault.detail, errors: [fault]});
  }
  return [unit];
}
