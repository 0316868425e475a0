import {createHmac} from 'node:crypto';

/** The header by which a receiver knows that a notice comes from this service and when it was sent. */
export const SIGNATURE_HEADER = 'danvan-signature';

/**
 * Signs a body: HMAC-SHA256 over `timestamp.body`, so that an old request cannot be sent again as a new one.
 *
 * @param timestamp - seconds since 1970
 * @returns the header's value, `t=1732345678,v1=<64 hexadecimal digits>`
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}
