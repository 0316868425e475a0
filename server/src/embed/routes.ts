import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {invalidParameter, Problem} from '../http/errors.js';
import {framePolicy} from '../http/headers.js';
import {publicUrlOf} from '../http/public-url.js';
import {listOrigins} from '../units/origins.js';
import {frameAt, frameOf} from './frame.js';
import {FRAME_STYLES, framePage} from './frame-page.js';
import {oEmbedOf, oEmbedXml} from './oembed.js';

const FIVE_MINUTES = 'max-age=300';

interface OEmbedQuery {
  readonly url?: unknown;
  readonly format?: unknown;
  readonly maxwidth?: unknown;
  readonly maxheight?: unknown;
}

/** Widgets in frames, for pages in which no script may stand: their pages, and what oEmbed says of them. */
export function mountFrames(app: FastifyInstance, db: Kysely<Schema>, publicUrl: string | undefined): void {
  const baseOf = ({protocol, host}: FastifyRequest) => publicUrlOf({protocol, host}, publicUrl);
  // an answer that names the host which the request told is for who asked
  const keep = (reply: FastifyReply) =>
    reply.header('cache-control', `${publicUrl === undefined ? 'private' : 'public'}, ${FIVE_MINUTES}`);

  app.get('/embed/frame.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', `public, ${FIVE_MINUTES}`).send(FRAME_STYLES),
  );

  app.get<{Params: {name: string}}>('/embed/:name', async (request, reply) => {
    const base = baseOf(request);
    const query = new URL(request.url, base).searchParams;
    const frame = frameOf(request.params.name, query);
    if (!frame) {
      reply.callNotFound();
      return reply;
    }
    const registered = frame.unit === undefined ? [] : await listOrigins(db, frame.unit);
    return keep(reply)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', framePolicy(registered.map(({origin}) => origin)))
      .send(framePage(frame, base));
  });

  app.get<{Querystring: OEmbedQuery}>('/oembed', async (request, reply) => {
    const {url, format = 'json', maxwidth, maxheight} = request.query;
    if (format !== 'json' && format !== 'xml') {
      throw new Problem('not-implemented', {detail: 'Chỉ trả lời được theo format=json hoặc format=xml.'});
    }
    if (typeof url !== 'string') throw invalidParameter('url', 'Cần url là địa chỉ của khung cần nhúng.');
    const base = baseOf(request);
    const frame = frameAt(url, base);
    if (!frame) {
      throw new Problem('not-found', {detail: `Chỉ nhúng được địa chỉ bắt đầu bằng ${base}embed/ và tên một thẻ.`});
    }
    const answer = oEmbedOf(frame, base, {width: sizeOf(maxwidth, 'maxwidth'), height: sizeOf(maxheight, 'maxheight')});
    keep(reply);
    return format === 'json'
      ? reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
      : reply.type('text/xml; charset=utf-8').send(oEmbedXml(answer));
  });
}

/** A size in CSS pixels; without limit where none is named. */
function sizeOf(text: unknown, parameter: string): number {
  if (text === undefined) return Infinity;
  const size = typeof text === 'string' && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (size > 0) return size;
  throw invalidParameter(parameter, `Cần ${parameter} là một số nguyên lớn hơn 0.`);
}
