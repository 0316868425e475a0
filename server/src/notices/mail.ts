import {createTransport, type Transporter} from 'nodemailer';
import {DeliveryError} from './webhook.js';

const TIMEOUT_MS = 15_000;

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
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
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
