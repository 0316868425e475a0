import {fileURLToPath} from 'node:url';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance, FastifyReply} from 'fastify';

/** A name that changes with the content, such as `core-8f3kQ2ab.js`; `most-viewed.js` is none. */
const HASHED_NAME = /-(?=[^.]*[A-Z0-9])[A-Za-z0-9_-]{8}\.(?:js|css)(?:\.map)?$/;
const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the built widgets under `/widgets/v1/` and the files of the demonstration site under `/`. */
export async function mountStaticFiles(
  app: FastifyInstance,
  folders: {readonly widgets: URL; readonly demo: URL},
): Promise<void> {
  const shared = {index: false, dotfiles: 'ignore', cacheControl: false, decorateReply: false} as const;
  await app.register(fastifyStatic, {
    ...shared,
    root: fileURLToPath(folders.widgets),
    prefix: '/widgets/v1/',
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply, path) => {
      keep(reply, HASHED_NAME.test(path.replace(/\.(?:br|gz)$/, '')) ? FOR_EVER : FIVE_MINUTES);
    },
  });
  await app.register(fastifyStatic, {
    ...shared,
    root: fileURLToPath(folders.demo),
    prefix: '/',
    index: 'index.html',
    suppressWarning: true,
    // The article page is a template: without an article it would show its placeholders.
    allowedPath: (path) => path !== '/bai-viet.html',
    setHeaders: (reply) => keep(reply, FIVE_MINUTES),
  });
}

function keep(reply: FastifyReply, cacheControl: string): void {
  void reply.headers({'cache-control': cacheControl, vary: 'Accept-Encoding'});
}
