import {createHash, randomBytes} from 'node:crypto';

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
