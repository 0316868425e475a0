import type {Kysely} from 'kysely';
import type {Schema} from '../../database/schema.js';
import type {AreaCodes, Areas} from '../../units/areas.js';
import {type Encryption, UNREADABLE} from '../encryption/encryption.js';
import {type AuditLine, record} from './audit.js';
import type {SenderContact} from './message-view.js';
import type {MessageRow} from './queries.js';

/** Opens what a message holds of its sender. */
export type OpenContact = (row: Pick<MessageRow, 'id' | 'name' | 'phone' | 'email' | 'address'>) => SenderContact;

/** Opens what messages hold of their senders. Nothing is opened before the trail says by whom and what for. */
export class ContactReader {
  readonly #encryption: Encryption;
  readonly #areas: Areas;

  constructor(encryption: Encryption, areas: Areas) {
    this.#encryption = encryption;
    this.#areas = areas;
  }

  /**
   * Records why contacts are opened, then gives what opens them.
   *
   * @throws Error without a line
   */
  async openFor(db: Kysely<Schema>, ...lines: readonly AuditLine[]): Promise<OpenContact> {
    if (lines.length === 0) throw new Error('Contacts are not opened without a line in the trail');
    await record(db, ...lines);
    return (row) => {
      const open = (column: 'name' | 'phone' | 'email' | 'address') => this.#open(row[column], column, row.id);
      const [name, phone, email, address] = [open('name'), open('phone'), open('email'), open('address')];
      return {name, phone, email, address: this.#addressOf(address)};
    };
  }

  #open(encrypted: string | null, column: string, row: string): string | null {
    return encrypted === null ? null : this.#encryption.read(encrypted, {field: `feedback.${column}`, row});
  }

  #addressOf(text: string | null): string | null {
    if (text === null || text === UNREADABLE) return text;
    const codes: unknown = JSON.parse(text);
    return (isAddress(codes) && this.#areas.nameOf(codes)) || UNREADABLE;
  }
}

function isAddress(value: unknown): value is AreaCodes {
  if (typeof value !== 'object' || value === null || !('province' in value)) return false;
  const commune = 'commune' in value ? value.commune : undefined;
  return typeof value.province === 'string' && (commune === undefined || typeof commune === 'string');
}
