import type {FastifyError, FastifyInstance, FastifyRequest} from 'fastify';

/** Neither address, nor query, nor body: a search may hold a name, and who asked is nobody's business. */
export function requestForLog(request: FastifyRequest): Record<string, unknown> {
  return {method: request.method, route: request.routeOptions.url ?? 'không có'};
}

/** What the log keeps of a request or an error that the framework itself reports. */
export const SPARING = {
  req: requestForLog,
  err: ({name, code}: FastifyError) => ({type: name, message: code, stack: ''}),
};

/** Logs what was asked, how it ended and how long it took. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime);
    request.log.info({...requestForLog(request), status: reply.statusCode, ms});
  });
}
