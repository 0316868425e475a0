import {createHmac} from 'node:crypto';
import {request as requestByHttp} from 'node:http';
import {request as requestByHttps} from 'node:https';
import {isIP} from 'node:net';
import {createTransport, type Transporter} from 'nodemailer';
import {isPublic, lookUpPublic, PrivateAddressError} from '../../ingest/net/public-address.js';

/** The header by which a receiver knows that a notice comes from this service and when it was sent. */
const SIGNATURE_HEADER = 'danvan-signature';

/**
 * Signs a body: HMAC-SHA256 over `timestamp.body`, so that an old request cannot be sent again as a new one.
 *
 * @param timestamp - seconds since 1970
 * @returns the header's value, `t=1732345678,v1=<64 hexadecimal digits>`
 */
function signatureOf(secret: string, timestamp: number, body: string): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}

const WEBHOOK_TIMEOUT_MS = 10_000;

/** A receiver that did not take a notice; `code` is its status or the system's word for what went wrong. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`Not delivered: ${code}`, {cause});
    this.code = code;
  }
}

interface WebhookDelivery {
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
        signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
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

const MAIL_TIMEOUT_MS = 15_000;

/** Sends notices by e-mail through one SMTP server. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  /**
   * @param url - `smtp://user:password@host:587` or `smtps://…`
   * @param from - the sender's address
   */
  constructor(url: string, from: string) {
    this.#transport = createTransport({
      url,
      connectionTimeout: MAIL_TIMEOUT_MS,
      greetingTimeout: MAIL_TIMEOUT_MS,
      socketTimeout: MAIL_TIMEOUT_MS,
    });
    this.#from = from;
  }

  /**
   * @param id - the same for every attempt, so that mail programs show a repeated notice once
   * @throws DeliveryError unless the server takes the message
   */
  async send(to: string, {id, subject, text}: {id: string; subject: string; text: string}): Promise<void> {
    const domain = this.#from.slice(this.#from.lastIndexOf('@') + 1).replace(/>$/, '');
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to,
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: {'Auto-Submitted': 'auto-generated'},
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ESMTP';
      throw new DeliveryError(code, error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}
