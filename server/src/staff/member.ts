import type {components} from '../../../src/api/generated/contract.js';

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
