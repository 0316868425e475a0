import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Somebody's website, as a test wants it to behave. */
export class FeedSite {
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => {
    this.requests.push(request);
    const answer = this.#answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404, {'content-type': 'text/html'}).end('<h1>Không có trang này</h1>');
  });
  /** Every request so far. */
  readonly requests: IncomingMessage[] = [];
  /** Its address, without a closing slash. */
  url = '';

  static async start(): Promise<FeedSite> {
    const site = new FeedSite();
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    const address = site.#server.address();
    site.url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    return site;
  }

  /** Answers a path from now on; what a text is sent as follows from its beginning. */
  serve(path: string, answer: string | Answer): void {
    this.#answers.set(
      path,
      typeof answer !== 'string'
        ? answer
        : (_request, response) => {
            const type = answer.startsWith('<?xml') ? 'application/rss+xml; charset=utf-8' : 'text/html; charset=utf-8';
            response.writeHead(200, {'content-type': type}).end(answer);
          },
    );
  }

  /** Answers a path with a status and nothing else. */
  refuse(path: string, status: number, headers: Record<string, string> = {}): void {
    this.#answers.set(path, (_request, response) => void response.writeHead(status, headers).end());
  }

  /** The paths asked for since the last time this was called. */
  asked(): string[] {
    return this.requests.splice(0).map(({url}) => url ?? '');
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** An item of a feed that a test writes. */
export interface Item {
  readonly id: string;
  readonly title?: string;
  readonly path?: string;
  readonly text?: string;
  readonly published?: string;
}

/** An RSS 2.0 feed of a site; items of one moment unless told. */
export function rss(site: string, items: readonly Item[], more = ''): string {
  const entries = items.map(
    ({
      id,
      title = `Tin ${id}`,
      path = `/tin/${id}`,
      text = 'Nội dung.',
      published = 'Mon, 23 Nov 2026 08:00:00 +0700',
    }) =>
      `<item><title>${title}</title><link>${site}${path}</link><guid isPermaLink="false">${id}</guid>` +
      `<pubDate>${published}</pubDate><description>${text}</description></item>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Công an</title><link>${site}/</link>` +
    `<description>Tin</description>${more}${entries.join('')}</channel></rss>`
  );
}
