import {request as requestByHttp} from 'node:http';
import {request as requestByHttps} from 'node:https';
import {isIP} from 'node:net';
import {isPublic, lookUpPublic, PrivateAddressError} from '../net/public-address.js';
import {SIGNATURE_HEADER, signatureOf} from './webhook-signature.js';

const TIMEOUT_MS = 10_000;

/** A receiver that did not take a notice; `code` is its status or the system's word for what went wrong. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`Not delivered: ${code}`, {cause});
    this.code = code;
  }
}

export interface WebhookDelivery {
  readonly url: URL;
  readonly secret: string;
  /** The same for every attempt, so that a receiver can tell a repeated notice. */
  readonly id: string;
  readonly body: string;
  readonly now: Date;
  readonly allowPrivate: boolean;
}

/**
 * Posts a notice. Redirects are not followed: they could lead inside.
 *
 * @throws DeliveryError unless the receiver answers with a status from 200 to 299 in time
 */
export async function postWebhook({url, secret, id, body, now, allowPrivate}: WebhookDelivery): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) throw new DeliveryError('EPRIVATE');
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => reject(new DeliveryError(codeOf(error), error));
    const sending = request(
      url,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(allowPrivate ? {} : {lookup: lookUpPublic}),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'danvan-server',
          'danvan-notice-id': id,
          [SIGNATURE_HEADER]: signatureOf(secret, Math.floor(now.getTime() / 1000), body),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.on('error', fail).resume();
        if (status >= 200 && status < 300) resolve();
        else reject(new DeliveryError(String(status)));
      },
    );
    sending.on('error', fail).end(body);
  });
}

function codeOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'ETIMEDOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
