import type {FastifyInstance} from 'fastify';
import {type ContractOperation, routeOf} from './contract.js';
import {invalidParameter, methodsOf} from './errors.js';

/** So strict that a page under it proves what the widgets need: nothing but scripts and styles from files. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
];
const policy = (...directives: readonly string[]): string => [...PAGE_POLICY, ...directives].join('; ');

/**
 * The policy of a page that stands in frames of other sites, whose pictures may come from where the articles are published.
 *
 * @param origins - of the pages that it may stand in; any where there are none
 */
export const framePolicy = (origins: readonly string[]): string =>
  policy(
    "img-src 'self' https: data:",
    `frame-ancestors ${origins.length === 0 ? '*' : ["'self'", ...origins].join(' ')}`,
  );

/** What every answer carries: all of it is public and meant to be used from other sites' pages. */
export const EVERYWHERE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, Content-Disposition',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** Puts the headers of safety and of cross-origin use on every answer, errors included. */
export function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async ({raw: {httpVersion, headers}}, reply) => {
    void reply.headers(EVERYWHERE);
    // RFC 9112, 3.2. Node would refuse it too, but without a word.
    if (httpVersion === '1.1' && headers.host === undefined)
      throw invalidParameter('Host', 'Yêu cầu thiếu tiêu đề Host.');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return;
    if (!reply.hasHeader('content-security-policy')) {
      void reply.header('content-security-policy', policy("img-src 'self' data:", "frame-ancestors 'self'"));
    }
  });
}

/** Answers the browsers' preflight requests for every path of the contract. */
export function mountPreflights(app: FastifyInstance, operations: readonly ContractOperation[]): void {
  const mounted = operations.filter(({planned}) => !planned);
  for (const route of new Set(mounted.map(routeOf))) {
    const here = mounted.filter((operation) => routeOf(operation) === route);
    const methods = methodsOf(here);
    const allowed = here.some(({staff}) => staff) ? 'authorization, content-type' : 'content-type, idempotency-key';
    app.options(route, async (_request, reply) =>
      reply
        .code(204)
        .headers({
          allow: methods,
          'access-control-allow-methods': methods,
          'access-control-allow-headers': allowed,
          'access-control-max-age': '86400',
        })
        .send(),
    );
  }
}
