import {maskEmail, maskName, maskPhone} from './mask.js';

/** What a message holds of its sender, as text; null where they left it out or it is erased. */
export interface SenderContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Commune and province by name. */
  readonly address: string | null;
}

/** The sender as they may be shown to whoever need not know them: of an address the province is left. */
export function masked({name, phone, email, address}: SenderContact): SenderContact {
  return {
    name: maskName(name),
    phone: maskPhone(phone),
    email: maskEmail(email),
    address: address === null ? null : (address.split(', ').at(-1) ?? null),
  };
}
